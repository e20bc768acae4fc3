import { type ReactElement, useId, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { fromFen, toFen } from '../../funding/amount.ts'

/** The most that one grant may be, in ten thousand yuan; empty for no cap. */
export const CapField = (props: {
  readonly capFen: string | null
  readonly onChange: (capFen: string | null) => void
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const own = props.capFen === null ? '' : fromFen(props.capFen)
  const [typed, setTyped] = useState(own)
  const isWrong = typed !== '' && toFen(typed) === undefined
  return (
    <span className="field">
      <label htmlFor={id}>{t('scenario.cap')}</label>
      <input
        id={id}
        inputMode="decimal"
        className="short"
        value={typed}
        aria-invalid={isWrong}
        placeholder={t('scenario.noCap')}
        onChange={(event) => {
          const text = event.target.value.trim()
          setTyped(text)
          const fen = toFen(text)
          if (text === '') props.onChange(null)
          else if (fen !== undefined) props.onChange(fen)
        }}
      />
      {isWrong ? <span className="small wrong">{t('scenario.capWrong')}</span> : null}
    </span>
  )
}
