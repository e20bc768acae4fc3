import { getCommitment } from '@ceyuan/contract'
import type { ReactElement, ReactNode } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useAsOf } from '../../../parts/AsOf.tsx'
import { Light } from '../../../parts/Light.tsx'
import { Loaded } from '../../../parts/States.tsx'
import { EvidencePart } from './EvidencePart.tsx'
import { HistoryPart } from './HistoryPart.tsx'
import { MilestonePart } from './MilestonePart.tsx'
import { PacePart } from './PacePart.tsx'
import { PanelFigures } from './PanelFigures.tsx'
import { PanelActs, PanelWho } from './PanelWho.tsx'
import { Provenance } from './Provenance.tsx'
import './evidence-panel.css'

type Detail = z.output<typeof getCommitment.output>

const Body = ({ detail }: { readonly detail: Detail }): ReactElement => {
  const { t } = useMessages()
  const { commitment: line, definition, evidence, milestone, series } = detail
  return (
    <>
      <h2 className="panel-quote" lang="zh-CN">
        {line.quote}
      </h2>
      <PanelFigures line={line} asOf={detail.asOf} />
      <div className={`panel-why ${line.light}`}>
        <h3 className="small">{t(`plan.panel.why.${line.light}`)}</h3>
        <p>{line.reason.sentence}</p>
      </div>
      <div className="panel-part">
        <PanelWho line={line} />
        <PanelActs line={line} />
      </div>
      {milestone === null ? null : <MilestonePart commitment={line.id} milestone={milestone} today={detail.today} />}
      {series === null ? null : <PacePart line={line} series={series} asOf={detail.asOf} />}
      {evidence === null ? null : (
        <EvidencePart counts={evidence.counts} items={evidence.items} indicator={line.indicator} />
      )}
      {definition === null ? null : (
        <Provenance definition={definition} asOf={detail.asOf} actual={line.actual} lastYear={detail.lastYear} />
      )}
      <HistoryPart lights={detail.lights} />
    </>
  )
}

type Props = {
  readonly id: string
  /** A section's heading as the text writes it, by its path. */
  readonly sectionLabel: (path: string) => string
  readonly onMove: (step: -1 | 1) => void
  readonly onClose: () => void
}

const Heading = ({ detail, section }: { readonly detail: Detail; readonly section: string }): ReactElement => {
  const { t } = useMessages()
  const { commitment, place } = detail
  return (
    <>
      <Light light={commitment.light} />
      <span className="small quiet">
        {t(`plan.panel.place.${commitment.kind}`, { number: place.number, of: place.of, section })}
      </span>
    </>
  )
}

/** The evidence behind one commitment, in the order of the questions: how many, why, who, what now; then pace, records, source. */
export const EvidencePanel = ({ id, sectionLabel, onMove, onClose }: Props): ReactNode => {
  const { t } = useMessages()
  const asOf = useAsOf()
  const query = useOperation(getCommitment, { params: { id }, query: { asOf } }, { keep: true })
  return (
    <aside className="card plan-panel" aria-label={t('plan.panel.label')} aria-busy={query.isFetching}>
      <header>
        {query.data === undefined ? null : (
          <Heading detail={query.data} section={sectionLabel(query.data.commitment.section)} />
        )}
        <span className="push no-print">
          <button type="button" className="button text" aria-keyshortcuts="Alt+ArrowUp" onClick={() => onMove(-1)}>
            {t('plan.panel.previous')}
          </button>
          <button type="button" className="button text" aria-keyshortcuts="Alt+ArrowDown" onClick={() => onMove(1)}>
            {t('plan.panel.next')}
          </button>
          <button type="button" className="button text" aria-label={t('shell.close')} onClick={onClose}>
            ✕
          </button>
        </span>
      </header>
      <Loaded query={query}>{(detail) => <Body detail={detail} />}</Loaded>
    </aside>
  )
}
