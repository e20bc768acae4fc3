import { type BudgetLine, exportBudgetLines, listBudgetLines } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import type { ListColumn, ListFilter } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay } from '../../session/session.ts'
import { Money } from '../policy/parts/Money.tsx'
import { moneyText } from '../policy/words.ts'
import { AddLine } from './parts/AddLine.tsx'
import { ChangeLine, CloseLine } from './parts/ChangeLine.tsx'
import { FundingTabs } from './parts/FundingHead.tsx'
import { LineBar } from './parts/LineBar.tsx'

type Data = z.output<typeof listBudgetLines.output>
type Act = { readonly kind: 'change' | 'close'; readonly line: BudgetLine }

const Title = ({ line }: { readonly line: BudgetLine }): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      <Link to="/funding/commitments" search={{ line: line.id }}>
        {line.title}
      </Link>
      <span className="small quiet second-line">
        {line.year} · {line.document}
      </span>
      {line.endedAt === null ? null : <span className="tag">{t('funding.closed')}</span>}
    </>
  )
}

const Acts = ({ line, onAct }: { readonly line: BudgetLine; readonly onAct: (act: Act) => void }): ReactElement => {
  const { t } = useMessages()
  return (
    <span className="nowrap no-print">
      <button type="button" className="button text" onClick={() => onAct({ kind: 'change', line })}>
        {t('funding.changeLine')}
      </button>
      <button type="button" className="button text" onClick={() => onAct({ kind: 'close', line })}>
        {t('funding.closeLine')}
      </button>
    </span>
  )
}

const amounts = [
  { id: 'amount', label: 'funding.amount', of: 'amountFen' },
  { id: 'committed', label: 'funding.committed', of: 'committedFen' },
  { id: 'paid', label: 'funding.paid', of: 'paidFen' },
  { id: 'left', label: 'funding.left', of: 'leftFen' },
] as const

const columnsOf = (t: Say, onAct: ((act: Act) => void) | undefined): readonly ListColumn<BudgetLine>[] => [
  { id: 'line', label: t('funding.line'), cell: (line) => <Title line={line} /> },
  {
    id: 'payer',
    label: t('funding.payer'),
    cell: ({ payer, unit }) => (
      <>
        {payer}
        <span className="small quiet second-line">{unit.name}</span>
      </>
    ),
  },
  { id: 'bar', label: t('funding.legend'), cell: (line) => <LineBar amounts={line} /> },
  ...amounts.map(({ id, label, of }) => ({
    id,
    label: t(label),
    unit: t('shell.unit.tenThousand'),
    isNumber: true,
    cell: (line: BudgetLine) => <Money fen={line[of]} />,
  })),
  ...(onAct
    ? [
        {
          id: 'acts',
          label: t('funding.acts'),
          cell: (line: BudgetLine) => (line.endedAt === null ? <Acts line={line} onAct={onAct} /> : null),
        },
      ]
    : []),
]

const filtersOf = (t: Say, data: Data | undefined): readonly ListFilter[] => [
  {
    id: 'year',
    label: t('funding.year'),
    options: (data?.years ?? []).map((year) => ({ value: String(year), label: String(year) })),
  },
  {
    id: 'payer',
    label: t('funding.payer'),
    options: (data?.payers ?? []).map(({ zh }) => ({ value: zh, label: zh })),
  },
]

const sourceOf = ({ totals }: Data, t: Say): string =>
  t('funding.lineTotals', {
    amount: moneyText(totals.amountFen, t),
    committed: moneyText(totals.committedFen, t),
    paid: moneyText(totals.paidFen, t),
    left: moneyText(totals.leftFen, t),
  })

const AddButton = ({ onAdd }: { readonly onAdd: () => void }): ReactElement | null => {
  const { t } = useMessages()
  if (!useMay('funding.commit')) return null
  return (
    <button type="button" className="button compact primary" onClick={onAdd}>
      {t('funding.addLine')}
    </button>
  )
}

/** The budget lines with what is committed, paid and left of each, as bars that print. */
export const BudgetLinesPage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const [act, setAct] = useState<Act>()
  const all = useListState()
  const mayCommit = useMay('funding.commit')
  const { add: _add, ...filters } = all.filters
  const { year, payer } = filters
  const asked = { year: year === undefined ? undefined : Number(year), payer }
  const query = useOperation(listBudgetLines, { query: asked }, { keep: true })
  const close = (): void => setAct(undefined)
  const add = <AddButton onAdd={() => change({ add: '1' }, 'push')} />
  return (
    <>
      <div className="page funding-tabs-above">
        <FundingTabs />
      </div>
      <ListPage<BudgetLine>
        id="budget-lines"
        title={t('funding.title')}
        query={query}
        state={{ ...all, filters }}
        columns={columnsOf(t, mayCommit ? setAct : undefined)}
        filters={filtersOf(t, query.data)}
        keyOf={({ id }) => id}
        exportTo={addressOf(exportBudgetLines, { query: { ...asked, columns: all.columns?.join('.') } })}
        actions={add}
        empty={
          <Empty title={t('funding.linesEmpty')} text={t('funding.linesEmptyText')}>
            {add}
          </Empty>
        }
        {...(query.data ? { source: `${sourceOf(query.data, t)} ${t('funding.linesSource')}` } : {})}
      />
      {search['add'] === '1' && mayCommit && query.data ? (
        <AddLine payers={query.data.payers} onClose={() => change({ add: undefined })} />
      ) : null}
      {act?.kind === 'change' ? <ChangeLine line={act.line} onClose={close} /> : null}
      {act?.kind === 'close' ? <CloseLine line={act.line} onClose={close} /> : null}
    </>
  )
}
