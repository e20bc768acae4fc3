import type { StatutoryLimit } from '@ceyuan/contract'
import { type ReactElement, useId } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

/** What is reckoned: a limit of the city, or days of a kind. */
export type Wanted = { readonly limit: string } | { readonly days: string; readonly kind: string }

const own = 'own'

type Change = (patch: Readonly<Record<string, string | undefined>>) => void

const OwnDays = ({
  what,
  onChange,
}: {
  readonly what: { readonly days: string; readonly kind: string }
  readonly onChange: Change
}): ReactElement => {
  const { t } = useMessages()
  const [daysId, kindId] = [useId(), useId()]
  return (
    <div className="clock-own">
      <div className="form-field">
        <label htmlFor={daysId}>{t('clock.daysField')}</label>
        <input
          id={daysId}
          className="control short"
          type="number"
          min={1}
          max={3650}
          value={what.days}
          onChange={(event) => onChange({ days: event.target.value || '1' })}
        />
      </div>
      <div className="form-field">
        <label htmlFor={kindId}>{t('clock.kindField')}</label>
        <select
          id={kindId}
          className="control"
          value={what.kind}
          onChange={(event) => onChange({ kind: event.target.value, days: what.days })}
        >
          <option value="working">{t('clock.kind.working')}</option>
          <option value="natural">{t('clock.kind.natural')}</option>
        </select>
      </div>
    </div>
  )
}

/** Chooses a limit, or days and their kind. */
export const LimitFields = (props: {
  readonly limits: readonly StatutoryLimit[]
  readonly what: Wanted
  readonly onChange: Change
}): ReactElement => {
  const { t } = useMessages()
  const limitId = useId()
  const { what, onChange } = props
  const known = props.limits.filter(({ days }) => days !== null)
  const chosen = 'limit' in what ? what.limit : own
  return (
    <>
      <div className="form-field">
        <label htmlFor={limitId}>{t('clock.which')}</label>
        <select
          id={limitId}
          className="control"
          value={chosen}
          onChange={({ target: { value } }) =>
            onChange(
              value === own
                ? { limit: undefined, days: '20', kind: 'working' }
                : { limit: value, days: undefined, kind: undefined },
            )
          }
        >
          <option value={own}>{t('clock.own')}</option>
          {[...Map.groupBy(known, ({ matter }) => matter)].map(([matter, limits]) => (
            <optgroup key={matter} label={matter}>
              {limits.map(({ id, stage, days, kind }) => (
                <option key={id} value={id}>
                  {t('clock.option', { stage, days: t(`clock.days.${kind}`, { days: days ?? 0 }) })}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      </div>
      {'days' in what ? <OwnDays what={what} onChange={onChange} /> : null}
    </>
  )
}
