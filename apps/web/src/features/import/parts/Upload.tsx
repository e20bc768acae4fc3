import { startImport } from '@ceyuan/contract'
import { type DragEvent, type ReactElement, useRef } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loading, Problems } from '../../../parts/States.tsx'

/** Takes a file by choice or by dropping it; what it is, is found from its content. */
export const Upload = (props: {
  readonly register: string
  readonly onStarted: (id: string) => void
}): ReactElement => {
  const { t } = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const start = useCommand(startImport)
  const send = (file: File | undefined): void => {
    if (!file) return
    const body = new FormData()
    body.append('file', file, file.name)
    start.mutate({ params: { register: props.register }, body }, { onSuccess: ({ id }) => props.onStarted(id) })
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    send(event.dataTransfer.files[0])
  }
  return (
    <section className="card import-drop" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className="state">
        <h2>{t('import.drop.title')}</h2>
        <p>{t('import.drop.text')}</p>
        {start.isPending ? (
          <Loading label={t('import.drop.sending')} />
        ) : (
          <div className="buttons">
            <button type="button" className="button primary" onClick={() => input.current?.click()}>
              {t('import.drop.choose')}
            </button>
          </div>
        )}
        <input
          ref={input}
          className="vh"
          type="file"
          tabIndex={-1}
          aria-label={t('import.drop.title')}
          accept=".xlsx,.csv,.txt,.tsv,.gz"
          onChange={(event) => {
            send(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        {start.isError ? <Problems error={start.error} /> : null}
      </div>
    </section>
  )
}
