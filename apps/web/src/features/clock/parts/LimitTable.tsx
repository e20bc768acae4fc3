import type { StatutoryLimit } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUrl } from '../../../router/url.ts'

const Basis = ({ basis, certainty }: Pick<StatutoryLimit, 'basis' | 'certainty'>): ReactElement => {
  const { t } = useMessages()
  const text = [basis.title, basis.article, basis.date].filter((part) => part !== undefined).join(' · ')
  return (
    <>
      <span lang="zh-CN">{basis.link === undefined ? text : <a href={basis.link}>{text}</a>}</span>
      <span className="second-line quiet">{t(`clock.certainty.${certainty}`)}</span>
    </>
  )
}

const Days = ({ limit }: { readonly limit: StatutoryLimit }): ReactElement => {
  const { t } = useMessages()
  const { days, kind, extension } = limit
  if (days === null) return <span className="quiet">{t('clock.unseen')}</span>
  return (
    <>
      <b>{t(`clock.days.${kind}`, { days })}</b>
      {extension === null ? null : (
        <span className="small quiet second-line">
          {t('clock.extension', { most: extension.most, approver: extension.approver })}
        </span>
      )}
    </>
  )
}

const Row = ({ limit }: { readonly limit: StatutoryLimit }): ReactElement => {
  const { t } = useMessages()
  const { change } = useUrl()
  const notes = [limit.silence, limit.unseen, limit.note].filter((text) => text !== null)
  return (
    <tr>
      <th scope="row">
        {limit.stage}
        {notes.map((text) => (
          <span key={text} className="small quiet second-line">
            {text}
          </span>
        ))}
      </th>
      <td className="clock-days">
        <Days limit={limit} />
      </td>
      <td>{limit.from}</td>
      <td className="small">{limit.pauses.join(t('clock.and')) || t('shell.absent.empty')}</td>
      <td className="small">
        <Basis basis={limit.basis} certainty={limit.certainty} />
      </td>
      <td>
        {limit.days === null ? null : (
          <button
            type="button"
            className="button text"
            aria-label={t('clock.reckonThis', { stage: limit.stage })}
            onClick={() => {
              change({ limit: limit.id, days: undefined, kind: undefined })
              globalThis.scrollTo({ top: 0 })
            }}
          >
            {t('clock.reckon')}
          </button>
        )}
      </td>
    </tr>
  )
}

/** The limits, matter by matter. */
export const LimitTable = ({ limits }: { readonly limits: readonly StatutoryLimit[] }): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      {[...Map.groupBy(limits, ({ matter }) => matter)].map(([matter, own]) => (
        <section className="card" key={matter}>
          <header>
            <h2>{matter}</h2>
          </header>
          <div className="scroll">
            <table className="table clock-table">
              <caption className="vh">{matter}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('clock.stage')}</th>
                  <th scope="col">{t('clock.limit')}</th>
                  <th scope="col">{t('clock.from')}</th>
                  <th scope="col">{t('clock.pauses')}</th>
                  <th scope="col">{t('clock.basis')}</th>
                  <th scope="col">
                    <span className="vh">{t('clock.reckon')}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {own.map((limit) => (
                  <Row key={limit.id} limit={limit} />
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </>
  )
}
