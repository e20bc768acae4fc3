import { listClauses, listDuplicateGroups } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUnits } from '../../coordination/use-units.ts'
import { inLanguage } from '../../policy/words.ts'
import type { FieldsProps } from '../fields-props.ts'
import { At } from './At.tsx'
import { PickField } from './PickField.tsx'

/** How the clause stands to others: what it requires, with what it is paid at most once, what it excludes; and who answers. */
export const Neighbours = ({ content, problems, onChange }: FieldsProps): ReactElement => {
  const { t, language } = useMessages()
  const clauses = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  const groups = useOperation(listDuplicateGroups, {}, { staleTime: 300_000 }).data?.items ?? []
  const units = useUnits()
  const named = clauses
    .filter(({ id }) => id !== content.clause)
    .map(({ id, kind, title }) => ({ kind, value: id, label: `${id} ${inLanguage(title, language)}` }))
  const fields = {
    requires: named.filter(({ kind }) => kind === 'requirement'),
    groups: [...groups, ...(content.brings?.groups ?? [])].map(({ id, title }) => ({
      value: id,
      label: inLanguage(title, language) || id,
    })),
    incompatible: named.filter(({ kind }) => kind === 'grant'),
    units: units.map(({ id, name }) => ({ value: id, label: name })),
  }
  const shown =
    content.kind === 'grant' ? (['requires', 'groups', 'incompatible', 'units'] as const) : ['units' as const]
  return (
    <div className="release-row">
      {shown.map((field) => (
        <At key={field} field={field} problems={problems}>
          <PickField
            label={t(`release.field.${field}`)}
            none={t(`release.none.${field}`)}
            options={fields[field]}
            chosen={content[field]}
            onChange={(next) => onChange({ [field]: next })}
          />
        </At>
      ))}
    </div>
  )
}
