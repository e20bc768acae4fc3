import type { ClauseChange, PolicyClause } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Rule } from '../../policy/parts/Rule.tsx'
import { inLanguage, moneyText } from '../../policy/words.ts'
import { patchChange, standingOf } from '../scenario.ts'
import { AtField } from './AtField.tsx'
import { CapField } from './CapField.tsx'
import { type Named, Neighbours } from './Neighbours.tsx'
import { RuleNumbers } from './RuleNumbers.tsx'

type Props = {
  readonly change: ClauseChange
  readonly clause: PolicyClause | undefined
  readonly place: number
  readonly clauses: readonly PolicyClause[]
  readonly added: readonly Named[]
  readonly groups: readonly Named[]
  readonly onChange: (change: ClauseChange) => void
  readonly onRemove: () => void
}

const frequencies = ['once', 'yearly', 'perProject', 'unknown'] as const

const Dates = ({ change, clause, onChange }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="scenario-fields">
      <label className="field">
        <span>{t('scenario.from')}</span>
        <input
          type="date"
          required
          value={change.from}
          onChange={(event) => event.target.value !== '' && onChange({ ...change, from: event.target.value })}
        />
      </label>
      <label className="field">
        <input
          type="checkbox"
          checked={change.ends}
          onChange={(event) => onChange(patchChange(change, clause, { ends: event.target.checked }))}
        />
        {t('scenario.ends')}
      </label>
      {change.ends ? null : (
        <label className="field">
          <span>{t('scenario.until')}</span>
          <input
            type="date"
            value={change.until ?? ''}
            onChange={(event) => {
              const { until: _until, ...rest } = change
              onChange(event.target.value === '' ? rest : { ...rest, until: event.target.value })
            }}
          />
        </label>
      )}
    </div>
  )
}

const Terms = ({ change, clause, place, onChange }: Props): ReactElement => {
  const { t } = useMessages()
  const set = (patch: Partial<ClauseChange>): void => onChange(patchChange(change, clause, patch))
  return (
    <div className="scenario-fields">
      <AtField path={`/body/changes/${place}/capFen`}>
        <CapField
          capFen={change.capFen === undefined ? (clause?.capFen ?? null) : change.capFen}
          onChange={(capFen) => set({ capFen })}
        />
      </AtField>
      <label className="field">
        <span>{t('scenario.frequency')}</span>
        <select
          value={change.frequency ?? clause?.frequency ?? 'unknown'}
          onChange={(event) => set({ frequency: frequencies.find((one) => one === event.target.value) ?? 'unknown' })}
        >
          {frequencies.map((one) => (
            <option key={one} value={one}>
              {t(`scenario.frequency.${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

const Parts = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { change, clause, place, onChange } = props
  const path = `/body/changes/${place}`
  const terms = standingOf(change, clause)
  const set = (patch: Partial<ClauseChange>): void => onChange(patchChange(change, clause, patch))
  return (
    <>
      {(['condition', 'amount'] as const).map((field) => (
        <AtField key={field} path={`${path}/${field}`}>
          <RuleNumbers
            label={t(`scenario.${field}`)}
            rule={change[field] ?? clause?.[field] ?? ''}
            onChange={(rule) => set({ [field]: rule })}
          />
        </AtField>
      ))}
      <Terms {...props} />
      <details>
        <summary className="small">{t('scenario.neighbours')}</summary>
        <Neighbours
          {...props}
          path={path}
          own={change.clause}
          terms={terms}
          onChange={({ requires, groups, incompatible, shares }) => set({ requires, groups, incompatible, shares })}
        />
      </details>
    </>
  )
}

/** One clause and what the scenario changes of it: its days, numbers, rules, cap, frequency and duplicate groups. */
export const ChangeForm = (props: Props): ReactElement => {
  const { t, language } = useMessages()
  const { change, clause } = props
  const title = clause ? inLanguage(clause.title, language) : change.clause
  return (
    <section className="card" aria-label={title}>
      <header>
        <h3>
          {change.clause} {clause ? title : ''}
        </h3>
        <button type="button" className="button text push" onClick={props.onRemove}>
          {t('scenario.remove')}
        </button>
      </header>
      <div className="body stack">
        {clause ? (
          <details>
            <summary className="small">{t('scenario.asItIs')}</summary>
            <blockquote className="small">{clause.quote}</blockquote>
            {clause.condition === null ? null : <Rule text={clause.condition} />}
            <p className="small quiet">
              {clause.capFen === null ? t('scenario.noCap') : t('scenario.capIs', { cap: moneyText(clause.capFen, t) })}
            </p>
          </details>
        ) : null}
        <AtField path={`/body/changes/${props.place}/from`}>
          <Dates {...props} />
        </AtField>
        {change.ends ? null : <Parts {...props} />}
      </div>
    </section>
  )
}
