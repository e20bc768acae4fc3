import type { CommitmentLine } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { formatPlain, formatShare } from '../../../format/number.ts'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { useAsOf } from '../../../parts/AsOf.tsx'
import { figureText, targetText } from '../../../parts/target-words.ts'

const Cell = (props: {
  readonly label: string
  readonly value: ReactNode
  readonly unit: string
  readonly note: string
}): ReactElement => (
  <div>
    <dt className="small quiet">{props.label}</dt>
    <dd>
      <b>{props.value}</b>
      <span className="unit">{props.unit}</span>
    </dd>
    <dd className="small">{props.note}</dd>
  </div>
)

const gapNote = (line: CommitmentLine, t: Say): string => {
  const min = line.target?.min ?? null
  if (min === null || line.actual === null || line.target === null) return ''
  const gap = min - line.actual
  if (gap < 0 || (gap === 0 && !line.target.strict)) return t('plan.panel.reached')
  return gap === 0
    ? t('plan.panel.mustExceed')
    : t('plan.panel.short', { gap: formatPlain(gap, 2), unit: line.target.unit })
}

const paceNote = (line: CommitmentLine, t: Say): string => {
  if (line.expected === null || line.actual === null || line.target === null) return ''
  const ahead = line.actual - line.expected
  const values = { gap: formatPlain(Math.abs(ahead), 1), unit: line.target.unit }
  return t(ahead < 0 ? 'plan.panel.slow' : 'plan.panel.fast', values)
}

/** How many: target, actual, completion and where it should stand, side by side. */
export const PanelFigures = ({
  line,
  asOf,
}: {
  readonly line: CommitmentLine
  readonly asOf: string
}): ReactElement | null => {
  const { t } = useMessages()
  const asked = useAsOf()
  const { target } = line
  if (target === null) return null
  const search = asked === undefined ? {} : { asOf: asked }
  const actual = figureText(line.actual, t)
  return (
    <dl className="panel-figures">
      <Cell
        label={t('plan.panel.target')}
        value={targetText(target, t)}
        unit={target.unit}
        note={target.by === null ? '' : t('plan.panel.before', { date: target.by })}
      />
      <Cell
        label={t('plan.panel.actual')}
        value={
          line.actual === null || line.indicator === null ? (
            actual
          ) : (
            <Link to="/indicators/$id" params={{ id: line.indicator }} search={search}>
              {actual}
            </Link>
          )
        }
        unit={line.actual === null ? '' : target.unit}
        note={t('plan.panel.asOf', { date: line.dataAsOf ?? asOf })}
      />
      <Cell
        label={t('plan.panel.completion')}
        value={line.completion === null ? t('shell.absent.empty') : formatShare(line.completion)}
        unit=""
        note={gapNote(line, t)}
      />
      <Cell
        label={t('plan.panel.expected')}
        value={line.expected === null ? t('shell.absent.notApplicable') : formatPlain(line.expected, 1)}
        unit={line.expected === null ? '' : target.unit}
        note={paceNote(line, t)}
      />
    </dl>
  )
}
