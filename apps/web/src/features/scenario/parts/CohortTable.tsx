import type { ScenarioResult } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUrl } from '../../../router/url.ts'
import { type CohortKind, cohortKinds, cohortName } from '../cohort-name.ts'
import { BeforeAfterTable } from './BeforeAfterTable.tsx'

/** Cost now and then by district, industry or size; which of them lives in the address. */
export const CohortTable = ({ cohorts }: Pick<ScenarioResult, 'cohorts'>): ReactElement => {
  const { t, language } = useMessages()
  const { search, change } = useUrl()
  const kind: CohortKind = cohortKinds.find((one) => one === search['by']) ?? 'district'
  const title = t('scenario.byCohort', { kind: t(`scenario.${kind}`) })
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
        <span className="chips push no-print">
          {cohortKinds.map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => change({ by: one })}>
              {t(`scenario.${one}`)}
            </button>
          ))}
        </span>
      </header>
      <BeforeAfterTable
        caption={title}
        head={t(`scenario.${kind}`)}
        more={[t('scenario.gain'), t('scenario.lose'), t('scenario.inPart')]}
        lines={cohorts[kind].map((part) => ({
          key: part.key,
          head: cohortName(part, t, language),
          amounts: part,
          more: [part.gain, part.lose, part.enterprises],
        }))}
      />
      {kind === 'size' ? <p className="source">{t('scenario.sizeNote')}</p> : null}
    </section>
  )
}
