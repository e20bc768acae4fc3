import { uploadPopulation } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { FileDrop } from '../../../drop/FileDrop.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'

/** Takes the file to evaluate; what it is, is found from its content. */
export const Upload = ({ onUploaded }: { readonly onUploaded: (id: string) => void }): ReactElement => {
  const { t } = useMessages()
  const upload = useCommand(uploadPopulation)
  const send = (file: File): void => {
    const body = new FormData()
    body.append('file', file, file.name)
    upload.mutate({ body }, { onSuccess: ({ id }) => onUploaded(id) })
  }
  return (
    <FileDrop
      title={t('population.drop.title')}
      text={t('population.drop.text')}
      choose={t('population.drop.choose')}
      accept=".csv,.txt,.gz,.arrow,.feather,.parquet"
      busy={upload.isPending ? t('population.drop.sending') : undefined}
      error={upload.error}
      onFile={send}
    />
  )
}
