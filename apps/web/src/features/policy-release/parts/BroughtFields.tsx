import { type BroughtTerms, listClauses } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField } from '../../coordination/parts/Field.tsx'
import { inLanguage } from '../../policy/words.ts'
import { nothingBrought } from '../blank-clause.ts'
import { chosen, type FieldsProps } from '../fields-props.ts'
import { CapField } from './CapField.tsx'
import { PickField } from './PickField.tsx'
import { PolicyFields } from './PolicyFields.tsx'
import { TermFields } from './TermFields.tsx'

type Group = BroughtTerms['groups'][number]
type Ceiling = BroughtTerms['ceilings'][number]

const spans = ['subject', 'applicant'] as const
const owners = ['clause', 'applicant', 'group'] as const
const times = ['year', 'ever'] as const
const empty = { zh: '', en: '' }

const GroupFields = (props: { readonly group: Group; readonly onChange: (group: Group) => void }): ReactElement => {
  const { t } = useMessages()
  const { group, onChange } = props
  return (
    <ChoiceField
      label={t('release.per')}
      value={group.per}
      none={t('policy.choose')}
      options={spans.map((value) => ({ value, label: t(`release.per.${value}`) }))}
      onChange={(next) => onChange({ ...group, per: chosen(spans, next, group.per) })}
    />
  )
}

const CeilingFields = (props: {
  readonly ceiling: Ceiling
  readonly own: string
  readonly onChange: (ceiling: Ceiling) => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { ceiling, own, onChange } = props
  const clauses = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  const grants = clauses
    .filter(({ kind, id }) => kind === 'grant' && id !== own)
    .map(({ id, title }) => ({ value: id, label: `${id} ${inLanguage(title, language)}` }))
  return (
    <>
      <ChoiceField
        label={t('release.ceilingOf')}
        value={ceiling.of}
        none={t('policy.choose')}
        options={owners.map((value) => ({ value, label: t(`release.ceilingOf.${value}`) }))}
        onChange={(next) => onChange({ ...ceiling, of: chosen(owners, next, ceiling.of) })}
      />
      <ChoiceField
        label={t('release.ceilingPer')}
        value={ceiling.per}
        none={t('policy.choose')}
        options={times.map((value) => ({ value, label: t(`release.ceilingPer.${value}`) }))}
        onChange={(next) => onChange({ ...ceiling, per: chosen(times, next, ceiling.per) })}
      />
      <CapField
        label={t('release.ceilingFen')}
        fen={ceiling.fen}
        onChange={(fen) => onChange({ ...ceiling, fen: fen ?? '0' })}
      />
      <PickField
        label={t('release.ceilingClauses')}
        none={t('release.none.ceilingClauses')}
        options={[{ value: own, label: own }, ...grants]}
        chosen={ceiling.clauses}
        onChange={(next) => onChange({ ...ceiling, clauses: next })}
      />
    </>
  )
}

type Bringing = Pick<FieldsProps, 'problems'> & {
  readonly own: string
  readonly brings: BroughtTerms
  readonly bring: (patch: Partial<BroughtTerms>) => void
}

const Groups = ({ brings: { groups }, bring, problems }: Bringing): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      {groups.map((group, index) => (
        <TermFields
          key={index}
          at={`brings/groups/${index}`}
          problems={problems}
          legend={t('release.newGroup')}
          term={group}
          onChange={(next) => bring({ groups: groups.with(index, { ...group, ...next }) })}
          onDrop={() => bring({ groups: groups.toSpliced(index, 1) })}
        >
          <GroupFields group={group} onChange={(next) => bring({ groups: groups.with(index, next) })} />
        </TermFields>
      ))}
    </>
  )
}

const Ceilings = ({ brings: { ceilings }, bring, own, problems }: Bringing): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      {ceilings.map((ceiling, index) => (
        <TermFields
          key={index}
          at={`brings/ceilings/${index}`}
          problems={problems}
          legend={t('release.newCeiling')}
          term={ceiling}
          onChange={(next) => bring({ ceilings: ceilings.with(index, { ...ceiling, ...next }) })}
          onDrop={() => bring({ ceilings: ceilings.toSpliced(index, 1) })}
        >
          <CeilingFields
            ceiling={ceiling}
            own={own}
            onChange={(next) => bring({ ceilings: ceilings.with(index, next) })}
          />
        </TermFields>
      ))}
    </>
  )
}

const Adding = ({ brings: { groups, ceilings }, bring, own }: Bringing): ReactElement => {
  const { t } = useMessages()
  const base = { title: empty, quote: '' }
  const group: Group = { ...base, id: `${own}-group`, per: 'subject', reading: null }
  const ceiling: Ceiling = { ...base, id: `${own}-ceiling`, of: 'applicant', clauses: [own], per: 'year', fen: '0' }
  return (
    <div className="buttons">
      <button type="button" className="button compact" onClick={() => bring({ groups: [...groups, group] })}>
        {t('release.addGroup')}
      </button>
      <button type="button" className="button compact" onClick={() => bring({ ceilings: [...ceilings, ceiling] })}>
        {t('release.addCeiling')}
      </button>
    </div>
  )
}

/** What the clause brings along that the city has not yet: its document, duplicate groups, ceilings; released with it. */
export const BroughtFields = ({ content, problems, onChange }: FieldsProps): ReactElement => {
  const brings = content.brings ?? nothingBrought
  const bring = (patch: Partial<BroughtTerms>): void => onChange({ brings: { ...brings, ...patch } })
  const parts = { brings, bring, problems, own: content.clause }
  return (
    <>
      {brings.policy === null ? null : (
        <PolicyFields policy={brings.policy} problems={problems} onChange={(policy) => bring({ policy })} />
      )}
      <Groups {...parts} />
      <Ceilings {...parts} />
      <Adding {...parts} />
    </>
  )
}
