import type { CommitmentLine } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useId } from 'react'
import { ProgressBar } from '../../../charts/ProgressBar.tsx'
import { orAbsent } from '../../../format/absent.ts'
import { formatPlain, formatProbability } from '../../../format/number.ts'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { useAsOf } from '../../../parts/AsOf.tsx'
import { Figure } from '../../../parts/Figure.tsx'
import { Light } from '../../../parts/Light.tsx'
import { figureText, targetText } from '../../../parts/target-words.ts'
import type { Cockpit } from '../cockpit.ts'

const outlookNumber = (value: number | null, t: Say): string =>
  value === null ? t('shell.absent.empty') : formatPlain(value, 0)

const intervalText = ({ interval }: CommitmentLine, t: Say): string => {
  if (interval === null) return t('shell.absent.empty')
  const [low, high] = [outlookNumber(interval.low, t), outlookNumber(interval.high, t)]
  return low === high ? low : t('shell.target.between', { min: low, max: high })
}

const chance = (line: CommitmentLine, t: Say): string => {
  if (line.light === 'met') return t('cockpit.reached')
  return line.probability === null ? t('shell.absent.empty') : formatProbability(line.probability)
}

const Bar = ({ line }: { readonly line: CommitmentLine }): ReactElement => {
  const { t } = useMessages()
  const { actual, target, expected, interval } = line
  if (actual === null || target === null) return <span className="small quiet">{t('cockpit.notCounted')}</span>
  return (
    <ProgressBar
      values={{
        actual,
        expected,
        min: target.min,
        max: target.max,
        low: interval?.low ?? null,
        high: interval?.high ?? null,
      }}
      label={t('cockpit.bar', {
        actual: figureText(actual, t),
        expected: expected === null ? t('shell.absent.empty') : formatPlain(expected, 1),
        target: targetText(target, t),
      })}
    />
  )
}

const Row = ({ line }: { readonly line: CommitmentLine }): ReactElement => {
  const { t } = useMessages()
  const asOf = useAsOf()
  const search = { c: line.id, ...(asOf === undefined ? {} : { asOf }) }
  return (
    <tr>
      <td>
        <Light light={line.light} reason={line.reason.sentence} />
      </td>
      <th scope="row">
        <Link to="/plan" search={search}>
          {line.title}
        </Link>
      </th>
      <td className="number">{line.target === null ? '' : targetText(line.target, t)}</td>
      <td className="number">
        <Figure
          value={figureText(line.actual, t)}
          {...(line.indicator === null ? { to: '/plan', search } : { to: `/indicators/${line.indicator}` })}
          source={line.reason.sentence}
        />
      </td>
      <td className="small quiet">{line.target?.unit}</td>
      <td className="cockpit-bar">
        <Bar line={line} />
      </td>
      <td className="number">{outlookNumber(line.forecast, t)}</td>
      <td className="number small quiet">{intervalText(line, t)}</td>
      <td className="number">{chance(line, t)}</td>
      <td className="number small quiet">{orAbsent(line.dataAsOf, t)}</td>
    </tr>
  )
}

const Key = (): ReactElement => {
  const { t } = useMessages()
  const hatch = useId()
  return (
    <span className="cockpit-key small quiet push">
      <svg width="16" height="8" aria-hidden="true">
        <rect className="bar-actual" width="16" height="8" />
      </svg>
      {t('cockpit.key.actual')}
      <svg width="16" height="8" aria-hidden="true">
        <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path className="chart-hatch" d="M0 0V4" />
        </pattern>
        <rect fill={`url(#${hatch})`} width="16" height="8" />
      </svg>
      {t('cockpit.key.forecast')}
      <svg width="10" height="8" aria-hidden="true">
        <path className="bar-expected" d="M1 0h8l-4 6z" />
      </svg>
      {t('cockpit.key.expected')}
      <svg width="6" height="12" aria-hidden="true">
        <path className="bar-bound" d="M3 0v12" />
      </svg>
      {t('cockpit.key.bound')}
      <svg width="16" height="8" aria-hidden="true">
        <rect className="bar-interval" width="16" height="8" />
      </svg>
      {t('cockpit.key.interval')}
    </span>
  )
}

const columns = [
  'light',
  'target',
  'value',
  'actual',
  'unit',
  'bar',
  'forecast',
  'interval',
  'probability',
  'dataAsOf',
] as const
const numbers: ReadonlySet<string> = new Set(['value', 'actual', 'forecast', 'interval', 'probability', 'dataAsOf'])

/** The quantified targets: actual, forecast and expected on one bar each; every figure leads to its records. */
export const Targets = ({ data }: { readonly data: Cockpit }): ReactElement => {
  const { t } = useMessages()
  const { by, daysLeft } = data.plan
  return (
    <section className="card">
      <header>
        <h2>{t('cockpit.targets', { count: data.targets.length })}</h2>
        {by === null || daysLeft === null ? null : (
          <span className="small quiet">{t('cockpit.left', { by, days: daysLeft })}</span>
        )}
        <Key />
      </header>
      <div className="scroll">
        <table className="table cockpit-targets">
          <caption className="vh">{t('cockpit.targets', { count: data.targets.length })}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={numbers.has(column) ? 'number' : undefined}>
                  {t(`cockpit.column.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.targets.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="source">{t('cockpit.targetsSource')}</p>
    </section>
  )
}
