import type { NewClause, PolicyClause } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { PickField } from '../../policy-release/parts/PickField.tsx'
import { ShareFields } from '../../policy-release/parts/ShareFields.tsx'
import { inLanguage } from '../../policy/words.ts'
import { AtField } from './AtField.tsx'

type Terms = Pick<NewClause, 'requires' | 'groups' | 'incompatible' | 'shares'>

/** A group or clause that can be named. */
export type Named = { readonly id: string; readonly title: { readonly zh: string; readonly en: string } }

/** How a clause of a scenario stands to others: requirements, duplicate groups, exclusions; and who pays which part. */
export const Neighbours = (props: {
  readonly path: string
  readonly own: string
  readonly terms: Terms
  readonly clauses: readonly PolicyClause[]
  readonly added: readonly Named[]
  readonly groups: readonly Named[]
  readonly onChange: (terms: Terms) => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { path, own, terms, clauses, added, groups, onChange } = props
  const option = ({ id, title }: Named) => ({ value: id, label: `${id} ${inLanguage(title, language)}` })
  const options = {
    requires: clauses.filter(({ kind }) => kind === 'requirement').map(option),
    groups: groups.map(option),
    incompatible: [...clauses.filter(({ kind }) => kind === 'grant'), ...added]
      .filter(({ id }) => id !== own)
      .map(option),
  }
  return (
    <>
      {(['requires', 'groups', 'incompatible'] as const).map((field) => (
        <AtField key={field} path={`${path}/${field}`}>
          <PickField
            label={t(`release.field.${field}`)}
            none={t(`release.none.${field}`)}
            options={options[field]}
            chosen={terms[field]}
            onChange={(next) => onChange({ ...terms, [field]: next })}
          />
        </AtField>
      ))}
      <AtField path={`${path}/shares`}>
        <ShareFields shares={terms.shares} onChange={(shares) => onChange({ ...terms, shares })} />
      </AtField>
    </>
  )
}
