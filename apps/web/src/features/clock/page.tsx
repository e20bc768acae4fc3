import { listLimits } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { Calculator } from './parts/Calculator.tsx'
import { LimitTable } from './parts/LimitTable.tsx'
import './clock.css'

/** How long the law, or a promise, gives for each step of a matter, and a calculator of the last day; for anyone, nothing is stored. */
export const LimitsPage = (): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(listLimits)
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title">
        <h1>{t('clock.title')}</h1>
        <span className="small quiet">{t('clock.intro')}</span>
      </div>
      <Loaded query={query}>
        {({ items, calendar }) => (
          <div className="stack">
            <Calculator limits={items} calendar={calendar} />
            {items.length === 0 ? (
              <Empty title={t('clock.none')} text={t('clock.noneText')} />
            ) : (
              <LimitTable limits={items} />
            )}
          </div>
        )}
      </Loaded>
    </main>
  )
}
