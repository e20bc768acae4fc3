import { listClauses, listDuplicateGroups, type ScenarioContent } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Failure } from '../../../parts/States.tsx'
import { inLanguage } from '../../policy/words.ts'
import { beginChange } from '../scenario.ts'
import { ChangeForm } from './ChangeForm.tsx'

/** The clauses that the scenario changes, each with its form, and the way to take in another. */
export const Changes = (props: {
  readonly content: ScenarioContent
  readonly onChange: (content: ScenarioContent) => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { content, onChange } = props
  const [chosen, setChosen] = useState('')
  const query = useOperation(listClauses, { query: { on: content.on } }, { keep: true })
  const groups = useOperation(listDuplicateGroups, { query: { on: content.on } }, { keep: true })
  const clauses = (query.data?.items ?? []).filter(({ kind }) => kind !== 'notice')
  const taken = new Set(content.changes.map(({ clause }) => clause))
  const add = (): void => {
    const clause = clauses.find(({ id }) => id === chosen)
    if (!clause) return
    onChange({ ...content, changes: [...content.changes, beginChange(clause, content.on)] })
    setChosen('')
  }
  return (
    <div className="stack">
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
      </div>
      {query.isError ? <Failure error={query.error} onRetry={() => void query.refetch()} /> : null}
      {content.changes.length === 0 ? <p className="quiet">{t('scenario.noChanges')}</p> : null}
      {content.changes.map((change, place) => (
        <ChangeForm
          key={change.clause}
          change={change}
          clause={clauses.find(({ id }) => id === change.clause)}
          groups={groups.data?.items ?? []}
          onChange={(next) => onChange({ ...content, changes: content.changes.with(place, next) })}
          onRemove={() => onChange({ ...content, changes: content.changes.toSpliced(place, 1) })}
        />
      ))}
    </div>
  )
}
