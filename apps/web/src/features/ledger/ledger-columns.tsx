import type { LedgerLine } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { orAbsent } from '../../format/absent.ts'
import { formatInstantDay } from '../../format/date.ts'
import type { Say } from '../../i18n/use-messages.ts'
import type { ListColumn } from '../../list/list-column.ts'
import { Light } from '../../parts/Light.tsx'
import { marginText } from '../../parts/target-words.ts'
import { UnitLinks } from './parts/UnitLinks.tsx'

const latestOf = ({ latest }: LedgerLine, t: Say, timeZone: string | undefined): ReactElement | string => {
  if (latest === null) return t('shell.absent.empty')
  const words = t('ledger.latestAct', {
    on: formatInstantDay(latest.at, timeZone),
    act: t(`ledger.act.${latest.kind}`),
    number: typeof latest.order?.number === 'number' ? t('ledger.number', { number: latest.order.number }) : '',
  })
  return latest.order === null ? (
    words
  ) : (
    <Link to="/orders/$id" params={{ id: latest.order.id }}>
      {words}
    </Link>
  )
}

const actOf = ({ commitment, openOrders }: LedgerLine, t: Say, mayRaise: boolean): ReactElement | string => {
  if (openOrders > 0)
    return (
      <Link to="/orders" search={{ commitment: commitment.id }}>
        {t('ledger.openOrders', { count: openOrders })}
      </Link>
    )
  const isStuck = commitment.light === 'behind' || commitment.light === 'unknown' || commitment.light === 'atRisk'
  if (!mayRaise || !isStuck) return t('shell.absent.empty')
  return (
    <Link className="button compact" to="/orders" search={{ raise: commitment.id }}>
      {t('ledger.raise')}
    </Link>
  )
}

const matterColumns = (t: Say): readonly ListColumn<LedgerLine>[] => [
  {
    id: 'light',
    label: t('ledger.light'),
    isSortable: true,
    cell: ({ commitment }) => <Light light={commitment.light} reason={commitment.reason.sentence} />,
  },
  {
    id: 'commitment',
    label: t('ledger.commitment'),
    cell: ({ commitment }) => (
      <div className="ledger-commitment">
        <div>
          <Link to="/plan" search={{ c: commitment.id }}>
            {commitment.title}
          </Link>
        </div>
        {commitment.title === commitment.quote ? null : <p className="small quiet ledger-quote">{commitment.quote}</p>}
      </div>
    ),
  },
  {
    id: 'plan',
    label: t('ledger.section'),
    isSortable: true,
    cell: ({ commitment, heading }) => (
      <span className="nowrap" title={heading}>
        {commitment.section}
      </span>
    ),
  },
]

/** The columns of the ledger. */
export const ledgerColumns = (
  t: Say,
  mayRaise: boolean,
  timeZone: string | undefined,
): readonly ListColumn<LedgerLine>[] => [
  ...matterColumns(t),
  {
    id: 'state',
    label: t('ledger.standing'),
    isNumber: true,
    cell: ({ commitment }) =>
      commitment.margin.kind === 'due'
        ? t('shell.absent.notYetDue')
        : (marginText(commitment.margin, t) ?? t('shell.absent.empty')),
  },
  {
    id: 'lead',
    label: t('ledger.lead'),
    cell: ({ commitment }) => <UnitLinks units={commitment.lead === null ? [] : [commitment.lead]} />,
  },
  { id: 'support', label: t('ledger.support'), cell: ({ commitment }) => <UnitLinks units={commitment.support} /> },
  {
    id: 'binding',
    label: t('ledger.binding'),
    isExtra: true,
    cell: ({ commitment }) =>
      commitment.binding === null ? t('shell.absent.empty') : t(`ledger.binding.${commitment.binding}`),
  },
  {
    id: 'reason',
    label: t('ledger.reason'),
    isExtra: true,
    cell: ({ commitment }) => commitment.reason.sentence,
  },
  {
    id: 'due',
    label: t('ledger.due'),
    isSortable: true,
    cell: ({ commitment }) => <span className="nowrap">{orAbsent(commitment.dueOn, t)}</span>,
  },
  { id: 'latest', label: t('ledger.latest'), cell: (line) => latestOf(line, t, timeZone) },
  { id: 'next', label: t('ledger.next'), cell: (line) => actOf(line, t, mayRaise) },
]
