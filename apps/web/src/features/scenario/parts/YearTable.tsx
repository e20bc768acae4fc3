import type { ScenarioResult } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { BeforeAfterTable } from './BeforeAfterTable.tsx'

/** Cost now and then, year by year. */
export const YearTable = ({ years }: Pick<ScenarioResult, 'years'>): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('scenario.byYear')}</h2>
        <span className="small quiet">{t('scenario.byYearNote')}</span>
      </header>
      <BeforeAfterTable
        caption={t('scenario.byYear')}
        head={t('scenario.year')}
        more={[]}
        lines={years.map((year) => ({ key: year.on, head: `${year.year}`, amounts: year, more: [] }))}
      />
    </section>
  )
}
