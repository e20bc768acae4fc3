import type { LadderPosition } from '@ceyuan/contract'
import { Fragment, type ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { changeText } from '../near-miss-words.ts'
import { useFactNames, useFacts } from '../use-facts.ts'
import { inLanguage } from '../words.ts'
import { PointsTable } from './PointsTable.tsx'
import { Rule } from './Rule.tsx'
import { SourceLink, Unseen } from './SourceQuote.tsx'

type RungPosition = LadderPosition['rungs'][number]
type Criterion = RungPosition['criteria'][number]

// What the criterion was decided by: the parts that came out as it did, or all where a part counts the other way round.
const decidingLeaves = ({ trace, status }: Criterion): Criterion['trace'] => {
  const leaves = trace.filter(({ kind }) => kind === 'leaf')
  const same = leaves.filter(({ value }) => value?.value === (status === 'met'))
  return same.length > 0 ? same : leaves
}

const Found = ({ criterion }: { readonly criterion: Criterion }): ReactElement | null => {
  const { t, language } = useMessages()
  const facts = useFacts()
  const namesOf = useFactNames()
  if (criterion.unseen !== null) return <span className="quiet">{inLanguage(criterion.unseen, language)}</span>
  if (criterion.lacks.length > 0)
    return (
      <b>{criterion.lacks.map((change) => changeText(change, { facts, t, language })).join(t('policy.alsoChange'))}</b>
    )
  if (criterion.missing.length > 0)
    return <span>{t('policy.lacksFacts', { facts: namesOf(criterion.missing.slice(0, 4)) })}</span>
  return (
    <span className="quiet">
      {decidingLeaves(criterion).map(({ text, facts: found }, index) => (
        <Fragment key={text}>
          {index === 0 ? null : t('policy.alsoChange')}
          <Rule text={text} values={new Map(found.map(({ name, value }) => [name, value]))} />
        </Fragment>
      ))}
    </span>
  )
}

const Point = ({ criterion }: { readonly criterion: Criterion }): ReactElement => {
  const { t, language } = useMessages()
  const { points, status, demand, depth } = criterion
  return (
    <li className={`rung-point depth-${Math.min(depth, 5)}`}>
      <span className={`trace-mark ${status}`}>
        <i aria-hidden="true">{t(`policy.mark.${status}`)}</i>
        <span className="vh">{t(`policy.standing.${status}`)}</span>
      </span>
      <span className="rung-point-title">
        {inLanguage(criterion.title, language)}
        {demand === 'any' ? <span className="small quiet"> {t('policy.trace.any')}</span> : null}
        {demand === 'all' ? <span className="small quiet"> {t('policy.trace.all')}</span> : null}
      </span>
      <span className="small rung-point-found">
        <Found criterion={criterion} />
        {points === null ? null : (
          <span className="nowrap">
            {t(points.low === points.high ? 'policy.points' : 'policy.pointsBetween', {
              low: points.low,
              high: points.high,
              atLeast: points.atLeast,
            })}
          </span>
        )}
      </span>
      {points === null || points.lines.length === 0 ? null : (
        <details className="points-details">
          <summary className="small">{t('policy.pointsTable', { count: points.lines.length })}</summary>
          <PointsTable points={points} />
        </details>
      )}
    </li>
  )
}

/** A rung point by point: what is met with the values found, what is lacking by how much, what nobody has said or seen. */
export const RungDetail = ({ rung }: { readonly rung: RungPosition }): ReactElement => {
  const { t, language } = useMessages()
  const { met, notMet, unknown, unseen } = rung.counts
  return (
    <div className="rung-detail">
      <h4>
        {inLanguage(rung.title, language)}
        <span className="small quiet"> {t('policy.rungSummary', { met, notMet, unknown, unseen })}</span>
      </h4>
      <ol className="rung-points">
        {rung.criteria.map((criterion) => (
          <Point key={criterion.id} criterion={criterion} />
        ))}
      </ol>
      <Unseen parts={rung.unseen} />
      <p className="small quiet">
        {t('policy.basisIs')} <SourceLink source={rung.source} /> · {t(`policy.certainty.${rung.certainty}`)}
        {rung.from === 'unknown' ? '' : ` · ${t('policy.since', { on: rung.from })}`}
      </p>
    </div>
  )
}
