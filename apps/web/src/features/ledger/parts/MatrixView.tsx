import { getCockpit } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { AsOf, useAsOf } from '../../../parts/AsOf.tsx'
import { lights, markOf } from '../../../parts/lights.ts'
import { Empty, Loaded } from '../../../parts/States.tsx'
import { LedgerMatrix } from './LedgerMatrix.tsx'
import { ViewChips } from './ViewChips.tsx'

/** Sections against units, each cell leading to the lines of the ledger that it gathers. */
export const MatrixView = (): ReactElement => {
  const { t } = useMessages()
  const asOf = useAsOf()
  const query = useOperation(getCockpit, { query: { asOf } }, { keep: true })
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title">
        <h1>{t('ledger.title')}</h1>
        <span className="small quiet">{t('ledger.matrixKey')}</span>
        <div className="buttons push no-print">
          <ViewChips />
          <AsOf today={query.data?.today} />
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <section className="card">
        <header>
          <h2>{t('ledger.matrix')}</h2>
          <span className="small push">
            {lights.map((light) => `${markOf(light)}${t(`shell.light.${light}`)}`).join(' ')}
          </span>
        </header>
        <Loaded query={query}>
          {({ matrix }) =>
            matrix.rows.length === 0 ? (
              <Empty title={t('ledger.empty.title')} text={t('ledger.empty.text')} />
            ) : (
              <LedgerMatrix matrix={matrix} asOf={asOf} />
            )
          }
        </Loaded>
      </section>
    </main>
  )
}
