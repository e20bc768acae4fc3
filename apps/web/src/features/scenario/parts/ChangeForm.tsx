import type { ClauseChange, duplicateGroup, PolicyClause } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Rule } from '../../policy/parts/Rule.tsx'
import { inLanguage, moneyText } from '../../policy/words.ts'
import { patchChange } from '../scenario.ts'
import { CapField } from './CapField.tsx'
import { RuleNumbers } from './RuleNumbers.tsx'

type Group = z.output<typeof duplicateGroup>

type Props = {
  readonly change: ClauseChange
  readonly clause: PolicyClause | undefined
  readonly groups: readonly Group[]
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

const Groups = ({ change, clause, groups, onChange }: Props): ReactElement | null => {
  const { t, language } = useMessages()
  const chosen = change.groups ?? clause?.groups ?? []
  if (groups.length === 0) return null
  return (
    <fieldset className="scenario-groups">
      <legend>{t('scenario.groups')}</legend>
      {groups.map(({ id, title }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={() => {
              const next = chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]
              onChange(patchChange(change, clause, { groups: next }))
            }}
          />{' '}
          {inLanguage(title, language)}
        </label>
      ))}
    </fieldset>
  )
}

const Terms = ({ change, clause, onChange }: Props): ReactElement => {
  const { t } = useMessages()
  const set = (patch: Partial<ClauseChange>): void => onChange(patchChange(change, clause, patch))
  return (
    <div className="scenario-fields">
      <CapField
        capFen={change.capFen === undefined ? (clause?.capFen ?? null) : change.capFen}
        onChange={(capFen) => set({ capFen })}
      />
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
  const { change, clause, onChange } = props
  const set = (patch: Partial<ClauseChange>): void => onChange(patchChange(change, clause, patch))
  return (
    <>
      <RuleNumbers
        label={t('scenario.condition')}
        rule={change.condition ?? clause?.condition ?? ''}
        onChange={(condition) => set({ condition })}
      />
      <RuleNumbers
        label={t('scenario.amount')}
        rule={change.amount ?? clause?.amount ?? ''}
        onChange={(amount) => set({ amount })}
      />
      <Terms {...props} />
      <Groups {...props} />
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
        <Dates {...props} />
        {change.ends ? null : <Parts {...props} />}
      </div>
    </section>
  )
}
