import type { ReportFigures } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { orAbsent } from '../../../format/absent.ts'
import { formatShare } from '../../../format/number.ts'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { lights } from '../../../parts/lights.ts'
import { figureText, targetText } from '../../../parts/target-words.ts'

type Props = { readonly figures: ReportFigures }

const changeWords = (now: number, before: number, t: Say): string => {
  if (now === before) return t('coordination.same')
  return t(now > before ? 'coordination.more' : 'coordination.fewer', { count: Math.abs(now - before) })
}

/** How many commitments stand under each light, and against the month before. */
export const ReportCounts = ({ figures }: Props): ReactElement => {
  const { t } = useMessages()
  const { counts, before } = figures
  return (
    <ul className="body report-counts">
      {lights.map((light) => (
        <li key={light}>
          <Light light={light} /> <b>{counts[light]}</b>{' '}
          <span className="small quiet">{changeWords(counts[light], before.counts[light], t)}</span>
        </li>
      ))}
      <li className="small quiet">{t('coordination.against', { asOf: before.asOf })}</li>
    </ul>
  )
}

/** The targets as of the month's end. */
export const ReportTargets = ({ figures }: Props): ReactElement => {
  const { t } = useMessages()
  const title = t('coordination.targets', { count: figures.targets.length })
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
      </header>
      <div className="scroll">
        <table className="table">
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('coordination.light')}</th>
              <th scope="col">{t('coordination.target')}</th>
              <th scope="col" className="number">
                {t('coordination.wanted')}
              </th>
              <th scope="col" className="number">
                {t('coordination.actual')}
              </th>
              <th scope="col">{t('coordination.measureUnit')}</th>
              <th scope="col" className="number">
                {t('coordination.completion')}
              </th>
              <th scope="col" className="number">
                {t('coordination.forecast')}
              </th>
              <th scope="col">{t('coordination.dataAsOf')}</th>
            </tr>
          </thead>
          <tbody>
            {figures.targets.map((line) => (
              <tr key={line.id}>
                <td>
                  <Light light={line.light} />
                </td>
                <td>
                  <Link to="/plan" search={{ c: line.id, asOf: figures.asOf }}>
                    {line.title}
                  </Link>
                </td>
                <td className="number">
                  {line.target === null ? t('shell.absent.empty') : targetText(line.target, t)}
                </td>
                <td className="number">{figureText(line.actual, t)}</td>
                <td>{line.target?.unit}</td>
                <td className="number">
                  {line.completion === null ? t('shell.absent.empty') : formatShare(line.completion)}
                </td>
                <td className="number">{figureText(line.forecast === null ? null : Math.round(line.forecast), t)}</td>
                <td className="nowrap">{orAbsent(line.dataAsOf, t)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What is behind or cannot be told, with its reason. */
export const ReportStuck = ({ figures }: Props): ReactElement => {
  const { t } = useMessages()
  const title = t('coordination.stuck', { count: figures.stuck.length })
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
      </header>
      {figures.stuck.length === 0 ? (
        <p className="body quiet">{t('coordination.stuckNone')}</p>
      ) : (
        <div className="scroll">
          <table className="table">
            <caption className="vh">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('coordination.light')}</th>
                <th scope="col">{t('coordination.section')}</th>
                <th scope="col">{t('coordination.commitment')}</th>
                <th scope="col">{t('coordination.lead')}</th>
                <th scope="col">{t('coordination.reason')}</th>
              </tr>
            </thead>
            <tbody>
              {figures.stuck.map((line) => (
                <tr key={line.id}>
                  <td>
                    <Light light={line.light} />
                  </td>
                  <td className="nowrap">{line.section}</td>
                  <td>
                    <Link to="/plan" search={{ c: line.id, asOf: figures.asOf }}>
                      {line.title}
                    </Link>
                  </td>
                  <td className="nowrap">{orAbsent(line.lead?.name, t)}</td>
                  <td>{line.reason}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

/** The month's orders and meetings. */
export const ReportWork = ({ figures }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('coordination.work')}</h2>
      </header>
      <p className="body">{t('coordination.workText', { ...figures.orders, meetings: figures.meetings })}</p>
    </section>
  )
}
