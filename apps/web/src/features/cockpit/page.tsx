import { getCockpit } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useMay } from '../../session/session.ts'
import type { Cockpit } from './cockpit.ts'
import { Clocks } from './parts/Clocks.tsx'
import { Latest } from './parts/Latest.tsx'
import { MatrixCard } from './parts/Matrix.tsx'
import { Stuck } from './parts/Stuck.tsx'
import { Summary } from './parts/Summary.tsx'
import { Targets } from './parts/Targets.tsx'
import './cockpit.css'

const Overview = ({ data }: { readonly data: Cockpit }): ReactElement => {
  const { t } = useMessages()
  const mayHold = useMay('meeting.hold')
  return (
    <>
      <div className="page-title">
        <h1>{t('cockpit.title')}</h1>
        <Summary data={data} />
        <div className="buttons push no-print">
          <AsOf today={data.today} />
          {mayHold ? (
            <Link className="button compact" to="/meetings">
              {t('cockpit.agenda')}
            </Link>
          ) : null}
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      {data.targets.length === 0 && data.matrix.rows.length === 0 ? (
        <Empty title={t('cockpit.empty.title')} text={t('cockpit.empty.text')} />
      ) : (
        <div className="columns cockpit-columns">
          <div className="stack">
            <Targets data={data} />
            <MatrixCard matrix={data.matrix} />
          </div>
          <div className="stack">
            <Stuck items={data.stuck} />
            <Clocks />
            <Latest data={data} />
          </div>
        </div>
      )}
    </>
  )
}

/** Where the plan stands, what is stuck, and who acts: one screen, one reading order. */
export const CockpitPage = (): ReactElement => {
  const asOf = useAsOf()
  const query = useOperation(getCockpit, { query: { asOf } }, { keep: true })
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <Loaded query={query}>{(data) => <Overview data={data} />}</Loaded>
    </main>
  )
}
