import { startImport } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { FileDrop } from '../../../drop/FileDrop.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'

/** Takes the table to import; what it is, is found from its content. */
export const Upload = (props: {
  readonly register: string
  readonly onStarted: (id: string) => void
}): ReactElement => {
  const { t } = useMessages()
  const start = useCommand(startImport)
  const send = (file: File): void => {
    const body = new FormData()
    body.append('file', file, file.name)
    start.mutate({ params: { register: props.register }, body }, { onSuccess: ({ id }) => props.onStarted(id) })
  }
  return (
    <FileDrop
      title={t('import.drop.title')}
      text={t('import.drop.text')}
      choose={t('import.drop.choose')}
      accept=".xlsx,.csv,.txt,.tsv,.gz"
      busy={start.isPending ? t('import.drop.sending') : undefined}
      error={start.error}
      onFile={send}
    />
  )
}
