import type { PolicyClause } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { ListFilter } from '../../../list/list-column.ts'
import { ListFilters } from '../../../list/ListFilters.tsx'
import { useListState } from '../../../list/list-state.ts'
import '../../../list/list.css'

const certainties = ['verbatim', 'report', 'secondHand'] as const
const subjects = ['applicant', 'project', 'product'] as const

/** The filters of the policy list, kept in the address. */
export const ClauseFilters = ({ clauses }: { readonly clauses: readonly PolicyClause[] }): ReactElement => {
  const { t } = useMessages()
  const state = useListState()
  const units = new Map(clauses.flatMap((clause) => clause.units.map(({ id, name }) => [id, name] as const)))
  const filters: readonly ListFilter[] = [
    { id: 'text', label: t('shell.list.search') },
    {
      id: 'subject',
      label: t('policy.book.subject'),
      options: subjects.map((value) => ({ value, label: t(`policy.subject.${value}`) })),
    },
    { id: 'unit', label: t('policy.units'), options: [...units].map(([value, label]) => ({ value, label })) },
    {
      id: 'certainty',
      label: t('policy.certaintyHead'),
      options: certainties.map((value) => ({ value, label: t(`policy.certainty.${value}`) })),
    },
  ]
  return (
    <div className="card book-filters no-print">
      <ListFilters filters={filters} state={state} />
    </div>
  )
}
