import { createPlanDraft, listPlanVersions } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { FileDrop } from '../../../drop/FileDrop.tsx'
import { formatInstantDay } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../../parts/States.tsx'
import { useTimeZone } from '../../../session/session.ts'

const Take = ({ onStarted }: { readonly onStarted: (id: string) => void }): ReactElement => {
  const { t } = useMessages()
  const create = useCommand(createPlanDraft)
  const send = (file: File | undefined): void => {
    const body = new FormData()
    if (file) body.append('file', file, file.name)
    else body.append('again', 'true')
    create.mutate({ body }, { onSuccess: ({ id }) => onStarted(id) })
  }
  return (
    <FileDrop
      title={t('planReader.take.title')}
      text={t('planReader.take.text')}
      choose={t('planReader.take.choose')}
      accept=".txt,.docx,.pdf,.html,.htm"
      busy={create.isPending ? t('planReader.take.reading') : undefined}
      error={create.error}
      onFile={send}
    >
      <button type="button" className="button" onClick={() => send(undefined)}>
        {t('planReader.take.again')}
      </button>
    </FileDrop>
  )
}

const Versions = (): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
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
                    <td>{formatInstantDay(item.confirmedAt ?? item.recordedAt, timeZone)}</td>
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
