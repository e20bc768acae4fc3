import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useRun } from '../use-preview.ts'

/** How far the server is with a scenario, and the way to stop it. */
export const RunProgress = (props: { readonly run: string; readonly onStop: () => void }): ReactElement => {
  const { t } = useMessages()
  const { data } = useRun(props.run, true)
  const step = data?.step ?? 'waiting'
  const label = t(`scenario.step.${step}`, { done: data?.done ?? 0, of: data?.of ?? 0 })
  return (
    <div className="scenario-run">
      <span className="small">{label}</span>
      <progress aria-label={label} {...(data && data.of > 0 ? { value: data.done, max: data.of } : {})} />
      <button type="button" className="button compact" onClick={props.onStop}>
        {t('scenario.stop')}
      </button>
    </div>
  )
}
