import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { Asked } from '../use-calculator.ts'

/** The beginning of the calculator: what it does, what it keeps (nothing), and what it shall ask about. */
export const CalculatorStart = (props: {
  readonly subjects: Asked
  readonly onBegin: (subjects: Asked) => void
}): ReactElement => {
  const { t } = useMessages()
  const [subjects, setSubjects] = useState(props.subjects)
  return (
    <section className="card calculator-start">
      <form
        className="body"
        onSubmit={(event) => {
          event.preventDefault()
          props.onBegin(subjects)
        }}
      >
        <p>{t('policy.calculator.intro')}</p>
        <fieldset className="radios">
          <legend>{t('policy.calculator.about')}</legend>
          <label>
            <input type="checkbox" checked disabled readOnly /> {t('policy.calculator.applicant')}
          </label>
          {(['project', 'product'] as const).map((kind) => (
            <label key={kind}>
              <input
                type="checkbox"
                checked={subjects[kind]}
                onChange={(event) => setSubjects({ ...subjects, [kind]: event.target.checked })}
              />{' '}
              {t(`policy.calculator.${kind}`)}
            </label>
          ))}
        </fieldset>
        <p className="small quiet">{t('policy.calculator.privacy')}</p>
        <div className="buttons">
          <button type="submit" className="button primary">
            {t('policy.calculator.begin')}
          </button>
          <Link className="button" to="/policies">
            {t('policy.book.title')}
          </Link>
        </div>
      </form>
    </section>
  )
}
