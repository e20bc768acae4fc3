import { type ReactElement, useId, useMemo, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { isNumber, numbersIn, withNumber } from '../scenario.ts'

const NumberBox = (props: {
  readonly text: string
  readonly label: string
  readonly onChange: (text: string) => void
}): ReactElement => {
  const [typed, setTyped] = useState(props.text)
  const shown = isNumber(typed) && typed !== props.text ? props.text : typed
  return (
    <input
      className="rule-number"
      inputMode="decimal"
      aria-label={props.label}
      aria-invalid={!isNumber(shown)}
      size={Math.max(shown.length, 3)}
      value={shown}
      onChange={(event) => {
        setTyped(event.target.value)
        if (isNumber(event.target.value)) props.onChange(event.target.value)
      }}
    />
  )
}

/** A rule whose numbers are fields; the rule itself can be opened and written by hand. */
export const RuleNumbers = (props: {
  readonly label: string
  readonly rule: string
  readonly onChange: (rule: string) => void
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const { label, rule, onChange } = props
  const [isText, setIsText] = useState(rule === '')
  const pieces = useMemo(() => numbersIn(rule), [rule])
  const numbers = pieces.map((_, index) => pieces.slice(0, index + 1).filter(({ kind }) => kind === 'number').length)
  return (
    <div className="form-field">
      <div className="rule-head">
        <label htmlFor={isText ? id : undefined}>{label}</label>
        <button type="button" className="button text" aria-pressed={isText} onClick={() => setIsText(!isText)}>
          {t(isText ? 'scenario.asNumbers' : 'scenario.asText')}
        </button>
      </div>
      {isText ? (
        <textarea
          id={id}
          className="control rule-text"
          rows={4}
          maxLength={4000}
          spellCheck={false}
          value={rule}
          onChange={(event) => onChange(event.target.value)}
        />
      ) : (
        <p className="rule-line">
          {pieces.map((piece, index) =>
            piece.kind === 'text' ? (
              <span key={`${index}`}>{piece.text}</span>
            ) : (
              <NumberBox
                key={`${index}`}
                text={piece.text}
                label={t('scenario.numberOf', { label, number: numbers[index] ?? 0 })}
                onChange={(text) => onChange(withNumber(pieces, index, text))}
              />
            ),
          )}
        </p>
      )}
    </div>
  )
}
