import { listClauses, listDuplicateGroups, type PolicyClause, type ScenarioContent } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Failure } from '../../../parts/States.tsx'
import { inLanguage } from '../../policy/words.ts'
import { beginChange, beginClause } from '../scenario.ts'
import { Ceilings } from './Ceilings.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { GroupTerms } from './GroupTerms.tsx'
import { NewClauseForm } from './NewClauseForm.tsx'

type Props = {
  readonly content: ScenarioContent
  readonly onChange: (content: ScenarioContent) => void
}

const Pick = ({ clauses, content, onChange }: Props & { readonly clauses: readonly PolicyClause[] }): ReactElement => {
  const { t, language } = useMessages()
  const [chosen, setChosen] = useState('')
  const taken = new Set(content.changes.map(({ clause }) => clause))
  const add = (): void => {
    const clause = clauses.find(({ id }) => id === chosen)
    if (!clause) return
    onChange({ ...content, changes: [...content.changes, beginChange(clause, content.on)] })
    setChosen('')
  }
  const begin = (): void => {
    const like = clauses.find(({ kind, amount }) => kind === 'grant' && amount !== null)
    if (!like) return
    const ids = [...clauses.map(({ id }) => id), ...content.added.map(({ clause }) => clause)]
    onChange({ ...content, added: [...content.added, beginClause(like, ids, content.on)] })
  }
  return (
    <div className="scenario-fields no-print">
      <label className="field scenario-pick">
        <span>{t('scenario.pick')}</span>
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{t('policy.choose')}</option>
          {clauses
            .filter(({ id }) => !taken.has(id))
            .map(({ id, title }) => (
              <option key={id} value={id}>
                {id} {inLanguage(title, language)}
              </option>
            ))}
        </select>
      </label>
      <button type="button" className="button" disabled={chosen === ''} onClick={add}>
        {t('scenario.add')}
      </button>
      <button type="button" className="button" disabled={clauses.length === 0} onClick={begin}>
        {t('scenario.addNew')}
      </button>
    </div>
  )
}

/** The clauses that the scenario changes, each with its form, and the way to take in another. */
export const Changes = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { content, onChange } = props
  const query = useOperation(listClauses, { query: { on: content.on } }, { keep: true })
  const groups = useOperation(listDuplicateGroups, { query: { on: content.on } }, { keep: true })
  const clauses = (query.data?.items ?? []).filter(({ kind }) => kind !== 'notice')
  const named = content.added.map(({ clause, title }) => ({ id: clause, title }))
  const known = [
    ...(groups.data?.items ?? []),
    ...content.groups.flatMap(({ group, title }) => (title ? [{ id: group, title }] : [])),
  ]
  return (
    <div className="stack">
      <Pick clauses={clauses} content={content} onChange={onChange} />
      {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {content.changes.length + content.added.length === 0 ? <p className="quiet">{t('scenario.noChanges')}</p> : null}
      {content.changes.map((change, place) => (
        <ChangeForm
          key={change.clause}
          change={change}
          clause={clauses.find(({ id }) => id === change.clause)}
          place={place}
          clauses={clauses}
          added={named}
          groups={known}
          onChange={(next) => onChange({ ...content, changes: content.changes.with(place, next) })}
          onRemove={() => onChange({ ...content, changes: content.changes.toSpliced(place, 1) })}
        />
      ))}
      {content.added.map((clause, place) => (
        <NewClauseForm
          key={place}
          clause={clause}
          place={place}
          clauses={clauses}
          added={named}
          groups={known}
          onChange={(next) => onChange({ ...content, added: content.added.with(place, next) })}
          onRemove={() => onChange({ ...content, added: content.added.toSpliced(place, 1) })}
        />
      ))}
      <GroupTerms content={content} known={groups.data?.items ?? []} onChange={onChange} />
      <Ceilings content={content} clauses={clauses} onChange={onChange} />
    </div>
  )
}
