import { reckonLimit, type StatutoryLimit } from '@ceyuan/contract'
import { type ReactElement, useId } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { DayField } from '../../../parts/DayField.tsx'
import { Loading, Problems } from '../../../parts/States.tsx'
import { useUrl } from '../../../router/url.ts'
import { useSession } from '../../../session/session.ts'
import { askedOf, wantedOf } from '../asked.ts'
import { LimitFields } from './LimitFields.tsx'
import { Reckoned } from './Reckoned.tsx'

const Pause = ({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) => {
  const { t } = useMessages()
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id}>{t('clock.pause')}</label>
      <input
        id={id}
        className="control"
        aria-describedby={`${id}-help`}
        placeholder={t('clock.pauseExample')}
        defaultValue={value}
        onBlur={(event) => onChange(event.target.value.trim())}
        onKeyDown={(event) => (event.key === 'Enter' ? onChange(event.currentTarget.value.trim()) : undefined)}
      />
      <p id={`${id}-help`} className="small quiet">
        {t('clock.pauseHelp')}
      </p>
    </div>
  )
}

const Answer = ({ asked }: { readonly asked: ReturnType<typeof askedOf> }): ReactElement => {
  const query = useOperation(reckonLimit, { query: asked }, { keep: true, enabled: asked.from !== '' })
  return (
    <div aria-live="polite" aria-busy={query.isFetching}>
      {query.isError ? <Problems error={query.error} /> : null}
      {query.isPending ? <Loading /> : null}
      {query.data !== undefined && !query.isError ? <Reckoned reckoning={query.data} /> : null}
    </div>
  )
}

/** From which day, which limit: when it ends, day by day. All of it lives in the address. */
export const Calculator = (props: {
  readonly limits: readonly StatutoryLimit[]
  readonly calendar: { readonly settledFrom: string; readonly settledTo: string }
}): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const today = useSession().data?.city.today ?? ''
  const what = wantedOf(search, props.limits)
  const asked = askedOf(search, what, today)
  return (
    <section className="card clock-calculator" aria-label={t('clock.calculator')}>
      <header>
        <h2>{t('clock.calculator')}</h2>
        <span className="small quiet">{t('clock.calendar', props.calendar)}</span>
      </header>
      <div className="body clock-columns">
        <div className="stack">
          <DayField label={t('clock.fromDay')} value={asked.from} onChange={(value) => change({ from: value })} />
          <LimitFields limits={props.limits} what={what} onChange={change} />
          <Pause
            key={search['pause'] ?? ''}
            value={search['pause'] ?? ''}
            onChange={(value) => change({ pause: value })}
          />
        </div>
        <Answer asked={asked} />
      </div>
    </section>
  )
}
