import { type ReactElement, useId } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { yuanText } from '../../policy/words.ts'
import { toFen } from '../amount.ts'

/** An amount typed in ten thousands of yuan, with the exact yuan it means read back beside it. */
export const AmountField = (props: {
  readonly label: string
  readonly value: string
  readonly help?: string
  readonly onChange: (value: string) => void
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const { label, value, help, onChange } = props
  const fen = toFen(value)
  return (
    <div className="form-field">
      <label htmlFor={id}>{t('funding.inWan', { label })}</label>
      <span className="fact-input">
        <input
          id={id}
          className="control"
          inputMode="decimal"
          required
          autoComplete="off"
          value={value}
          aria-describedby={`${id}-exact`}
          onChange={(event) => onChange(event.target.value)}
        />
        <span id={`${id}-exact`} className={fen === undefined && value !== '' ? 'small wrong' : 'small quiet'}>
          {fen === undefined ? t(value === '' ? 'funding.amountHelp' : 'funding.amountWrong') : yuanText(fen, t)}
        </span>
      </span>
      {help === undefined ? null : <p className="small quiet">{help}</p>}
    </div>
  )
}
