import { type Disbursement, exportDisbursements, listDisbursements } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import type { Language } from '../../i18n/language.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import type { ListColumn } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty } from '../../parts/States.tsx'
import { Money } from '../policy/parts/Money.tsx'
import { inLanguage } from '../policy/words.ts'
import { FundingTabs } from './parts/FundingHead.tsx'

const columnsOf = (t: Say, language: Language): readonly ListColumn<Disbursement>[] => [
  { id: 'paidOn', label: t('funding.paidOn'), cell: ({ paidOn }) => <span className="nowrap">{paidOn}</span> },
  { id: 'applicant', label: t('funding.applicant'), cell: ({ applicant }) => applicant.name },
  {
    id: 'clause',
    label: t('funding.clause'),
    cell: ({ clause }) => `${clause.id} ${inLanguage(clause.title, language)}`,
  },
  {
    id: 'fen',
    label: t('funding.paid'),
    unit: t('shell.unit.tenThousand'),
    isNumber: true,
    cell: ({ fen, reversal }) => <Money fen={fen} isStruck={reversal !== null} />,
  },
  { id: 'line', label: t('funding.line'), cell: ({ line }) => line.title },
  { id: 'voucher', label: t('funding.voucher'), cell: ({ voucher }) => <span className="nowrap">{voucher}</span> },
  {
    id: 'commitment',
    label: t('funding.commitment'),
    cell: ({ commitment }) => (
      <Link className="nowrap" to="/funding/commitments/$id" params={{ id: commitment.id }}>
        {t('funding.numberOf', { year: String(commitment.year), number: String(commitment.number) })}
      </Link>
    ),
  },
  {
    id: 'state',
    label: t('funding.note'),
    cell: ({ reversal }) => (reversal === null ? null : t('funding.reversedBecause', reversal)),
  },
]

/** Payments, the latest first. */
export const DisbursementsPage = (): ReactElement => {
  const { t, language } = useMessages()
  const state = useListState()
  const { creditCode, line } = state.filters
  const query = useOperation(listDisbursements, { query: { creditCode, line, cursor: state.cursor } }, { keep: true })
  return (
    <>
      <div className="page funding-tabs-above">
        <FundingTabs />
      </div>
      <ListPage<Disbursement>
        id="disbursements"
        title={t('funding.disbursements')}
        query={query}
        state={state}
        columns={columnsOf(t, language)}
        exportTo={addressOf(exportDisbursements, { query: { creditCode, line, columns: state.columns?.join('.') } })}
        filters={[{ id: 'creditCode', label: t('policy.creditCode') }]}
        keyOf={({ id }) => id}
        empty={<Empty title={t('funding.paymentsEmpty')} text={t('funding.paymentsEmptyText')} />}
      />
    </>
  )
}
