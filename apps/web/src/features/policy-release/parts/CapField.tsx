import { type ReactElement, useId, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { fromFen, toFen } from '../../funding/amount.ts'
import { yuanText } from '../../policy/words.ts'

/** The most that one grant may be, typed in ten thousands of yuan; left empty where there is none. */
export const CapField = (props: {
  readonly label?: string
  readonly fen: string | null
  readonly onChange: (fen: string | null) => void
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const [typed, setTyped] = useState(() => (props.fen === null || props.fen === '0' ? '' : fromFen(props.fen)))
  const fen = toFen(typed)
  return (
    <div className="form-field">
      <label htmlFor={id}>{props.label ?? t('release.cap')}</label>
      <input
        id={id}
        className="control"
        inputMode="decimal"
        value={typed}
        aria-describedby={`${id}-exact`}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = toFen(event.target.value)
          if (next !== undefined || event.target.value.trim() === '') props.onChange(next ?? null)
        }}
      />
      <span id={`${id}-exact`} className="small quiet">
        {fen === undefined ? t('policy.clause.noCap') : yuanText(fen, t)}
      </span>
    </div>
  )
}
