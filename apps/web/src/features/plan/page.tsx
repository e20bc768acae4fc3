import { getPlanProgress } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../api/hooks.ts'
import { longDate } from '../../format/date.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { useAsOf } from '../../parts/AsOf.tsx'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { Contents } from './parts/Contents.tsx'
import { EvidencePanel } from './parts/EvidencePanel.tsx'
import { PlanFilters } from './parts/PlanFilters.tsx'
import { passes, toFilter } from './plan-filter.ts'
import { headingText } from './text/pieces.ts'
import { PlanText } from './text/PlanText.tsx'
import { useCut } from './text/use-cut.ts'
import { useNotes } from './text/use-notes.ts'
import { useSelection } from './use-selection.ts'
import './plan.css'

type Data = z.output<typeof getPlanProgress.output>

const NothingChosen = (): ReactElement => {
  const { t } = useMessages()
  return (
    <aside className="card plan-panel empty" aria-label={t('plan.panel.label')}>
      <div className="state">
        <h2>{t('plan.panel.choose')}</h2>
        <p>{t('plan.panel.chooseText')}</p>
      </div>
    </aside>
  )
}

const Plan = ({ data }: { readonly data: Data }): ReactElement => {
  const { t, language } = useMessages()
  const { search } = useUrl()
  const filter = toFilter(search)
  const visible = data.commitments.filter((each) => passes(each, filter)).toSorted((a, b) => a.start - b.start)
  const { issued, found } = useCut(data, search['q'])
  const notes = useNotes(data.commitments, new Set(visible.map(({ id }) => id)))
  const selection = useSelection(visible.map(({ id }) => id))
  const sections = data.sections.map((section) => ({ ...section, label: headingText(data.text, section) }))
  const kinds = {
    target: data.commitments.filter(({ kind }) => kind === 'target').length,
    measure: data.commitments.filter(({ kind }) => kind === 'measure').length,
  }
  return (
    <>
      <PlanFilters
        filter={filter}
        units={data.units}
        sections={sections}
        counts={data.counts}
        kinds={kinds}
        found={found}
        today={data.today}
      />
      <div className="plan-columns">
        <Contents sections={sections} />
        <main id="content" tabIndex={-1}>
          <PlanText
            titleLines={issued.titleLines}
            documentNumber={data.plan.documentNumber}
            front={issued.front}
            body={issued.body}
            notes={notes}
            selected={selection.selected}
            frontLabel={t('plan.front', { date: longDate(data.plan.issuedOn, language) })}
          />
        </main>
        {selection.selected === undefined ? (
          <NothingChosen />
        ) : (
          <EvidencePanel
            id={selection.selected}
            sectionLabel={(path) => sections.find((section) => section.path === path)?.label ?? path}
            onMove={selection.move}
            onClose={selection.close}
          />
        )}
      </div>
    </>
  )
}

/** The plan as it was issued, each commitment with its light, and the evidence beside it. */
export const PlanPage = (): ReactElement => {
  const { t } = useMessages()
  const asOf = useAsOf()
  const query = useOperation(getPlanProgress, { query: { asOf } }, { keep: true })
  if (query.data === undefined)
    return (
      <main className="page" id="content" tabIndex={-1}>
        <h1 className="vh">{t('plan.title')}</h1>
        <Loaded query={query}>{() => null}</Loaded>
      </main>
    )
  return (
    <Loaded query={query}>
      {(data) =>
        data.text === '' ? (
          <main className="page" id="content" tabIndex={-1}>
            <Empty title={t('plan.empty.title')} text={t('plan.empty.text')} />
          </main>
        ) : (
          <Plan data={data} />
        )
      }
    </Loaded>
  )
}
