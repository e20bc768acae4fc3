import { createPlanDraft, listPlanVersions } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type DragEvent, type ReactElement, useRef } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Empty, Loaded, Loading, Problems } from '../../../parts/States.tsx'

const Take = ({ onStarted }: { readonly onStarted: (id: string) => void }): ReactElement => {
  const { t } = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const create = useCommand(createPlanDraft)
  const send = (file: File | undefined): void => {
    const body = new FormData()
    if (file) body.append('file', file, file.name)
    else body.append('again', 'true')
    create.mutate({ body }, { onSuccess: ({ id }) => onStarted(id) })
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    const [file] = event.dataTransfer.files
    if (file) send(file)
  }
  return (
    <section className="card" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className="state">
        <h2>{t('planReader.take.title')}</h2>
        <p>{t('planReader.take.text')}</p>
        {create.isPending ? (
          <Loading label={t('planReader.take.reading')} />
        ) : (
          <div className="buttons">
            <button type="button" className="button primary" onClick={() => input.current?.click()}>
              {t('planReader.take.choose')}
            </button>
            <button type="button" className="button" onClick={() => send(undefined)}>
              {t('planReader.take.again')}
            </button>
          </div>
        )}
        <input
          ref={input}
          className="vh"
          type="file"
          tabIndex={-1}
          aria-label={t('planReader.take.title')}
          accept=".txt,.docx,.pdf,.html,.htm"
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) send(file)
            event.target.value = ''
          }}
        />
        {create.isError ? <Problems error={create.error} /> : null}
      </div>
    </section>
  )
}

const Versions = (): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(listPlanVersions)
  const nameOf = (name: string): string => (name === 'system' ? t('planReader.system') : name)
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty title={t('planReader.empty.title')} text={t('planReader.empty.text')} />
        ) : (
          <div className="scroll">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{t('planReader.version')}</th>
                  <th scope="col">{t('planReader.head.title')}</th>
                  <th scope="col" className="number">
                    {t('planReader.commitments')}
                  </th>
                  <th scope="col">{t('planReader.when')}</th>
                  <th scope="col">{t('planReader.who')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.id}>
                    <td>
                      {item.number === null
                        ? t('planReader.state.draft')
                        : t('planReader.numbered', { number: item.number })}
                    </td>
                    <td>
                      <Link to="." search={{ id: item.id }}>
                        {item.title ?? item.fileName}
                      </Link>
                    </td>
                    <td className="number">{item.commitments}</td>
                    <td>{(item.confirmedAt ?? item.recordedAt).slice(0, 10)}</td>
                    <td>{nameOf(item.confirmedBy ?? item.recordedBy)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Loaded>
  )
}

/** Where reading begins: a document to take, and the versions and drafts there are. */
export const Start = ({ onStarted }: { readonly onStarted: (id: string) => void }): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="stack">
      <Take onStarted={onStarted} />
      <section className="card">
        <header>
          <h2>{t('planReader.versions')}</h2>
        </header>
        <Versions />
      </section>
    </div>
  )
}
