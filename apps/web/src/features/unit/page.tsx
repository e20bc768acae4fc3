import { getUnit, type LedgerLine } from '@ceyuan/contract'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { ListTable } from '../../list/ListTable.tsx'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { Light } from '../../parts/Light.tsx'
import { lights } from '../../parts/lights.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useMay, useTimeZone } from '../../session/session.ts'
import { ledgerColumns } from '../ledger/ledger-columns.tsx'
import '../ledger/ledger.css'
import '../../list/list.css'
import { UnitMilestones } from './parts/UnitMilestones.tsx'
import { UnitOrders } from './parts/UnitOrders.tsx'
import './unit.css'

type Unit = z.output<typeof getUnit.output>

const columns: ReadonlySet<string> = new Set(['light', 'commitment', 'plan', 'state', 'due', 'latest', 'next'])

const Lines = (props: { readonly title: string; readonly lines: readonly LedgerLine[] }): ReactElement => {
  const { t } = useMessages()
  const mayRaise = useMay('order.raise')
  const timeZone = useTimeZone()
  return (
    <section className="card">
      <header>
        <h2>{props.title}</h2>
        <span className="small quiet">{t('unit.count', { count: props.lines.length })}</span>
      </header>
      {props.lines.length === 0 ? (
        <p className="body quiet">{t('unit.none')}</p>
      ) : (
        <div className="scroll">
          <ListTable
            caption={props.title}
            columns={ledgerColumns(t, mayRaise, timeZone)
              .filter(({ id }) => columns.has(id))
              .map((column) => ({ ...column, isSortable: false }))}
            rows={props.lines}
            keyOf={({ commitment }) => commitment.id}
            order={undefined}
            onOrder={() => undefined}
          />
        </div>
      )}
    </section>
  )
}

const Registers = ({ registers }: Pick<Unit, 'registers'>): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('unit.registers')}</h2>
      </header>
      {registers.length === 0 ? (
        <p className="body quiet">{t('unit.noRegisters')}</p>
      ) : (
        <ul className="body unit-list">
          {registers.map(({ id, label }) => (
            <li key={id}>
              <Link to="/registers/$register" params={{ register: id }}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const Content = ({ data }: { readonly data: Unit }): ReactElement => {
  const { t } = useMessages()
  const { unit, counts, lead, support } = data
  return (
    <>
      <div className="page-title">
        <h1>{unit.name}</h1>
        {unit.fullName === unit.name ? null : <span className="quiet">{unit.fullName}</span>}
        {lights
          .filter((light) => counts[light] > 0)
          .map((light) => (
            <span key={light}>
              <Light light={light} /> {counts[light]}
            </span>
          ))}
        <div className="buttons push no-print">
          <AsOf today={data.today} />
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      {lead.length + support.length === 0 ? <Empty title={t('unit.empty.title')} text={t('unit.empty.text')} /> : null}
      <div className="columns unit-columns">
        <div className="stack">
          <Lines title={t('unit.lead')} lines={lead} />
          <Lines title={t('unit.support')} lines={support} />
        </div>
        <div className="stack">
          {data.orders === null ? null : <UnitOrders orders={data.orders} />}
          <UnitMilestones lines={data.milestones} />
          <Registers registers={data.registers} />
        </div>
      </div>
    </>
  )
}

/** What one unit answers for: its commitments, its orders, the milestones it confirms and the registers it keeps. */
export const UnitPage = (): ReactElement => {
  const { id = '' } = useParams({ strict: false })
  const asOf = useAsOf()
  const query = useOperation(getUnit, { params: { id }, query: { asOf } }, { keep: true })
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Loaded query={query}>{(data) => <Content data={data} />}</Loaded>
    </main>
  )
}
