import type { DraftEffect } from '@ceyuan/contract'
import { type ReactElement, useId, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Money } from '../../policy/parts/Money.tsx'
import { subjectText } from '../../policy/words.ts'

type Outcome = DraftEffect['before']

const OutcomeOf = ({ outcome }: { readonly outcome: Outcome }): ReactElement => {
  const { t } = useMessages()
  if (outcome === null) return <span className="quiet">{t('shell.absent.empty')}</span>
  return (
    <>
      <span className={`status ${outcome.status}`}>{t(`policy.status.${outcome.status}`)}</span>{' '}
      {outcome.fen === null ? null : <Money fen={outcome.fen} />}
    </>
  )
}

const AddApplicant = ({ onAdd }: { readonly onAdd: (code: string) => void }): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const [code, setCode] = useState('')
  const cleaned = code.trim().toUpperCase()
  return (
    <form
      className="release-add"
      onSubmit={(event) => {
        event.preventDefault()
        if (cleaned.length !== 18) return
        onAdd(cleaned)
        setCode('')
      }}
    >
      <label className="field" htmlFor={id}>
        <span>{t('policy.creditCode')}</span>
        <input id={id} value={code} size={20} onChange={(event) => setCode(event.target.value)} />
      </label>
      <button type="submit" className="button compact" disabled={cleaned.length !== 18}>
        {t('release.addApplicant')}
      </button>
    </form>
  )
}

const Row = ({ effect }: { readonly effect: DraftEffect }): ReactElement => {
  const { t } = useMessages()
  return (
    <tr>
      <td>
        {effect.name}
        <span className="small quiet second-line">{subjectText(effect.subject, t)}</span>
      </td>
      <td>
        <OutcomeOf outcome={effect.before} />
      </td>
      <td>
        <OutcomeOf outcome={effect.after} />
      </td>
      <td className="number">
        {effect.changeFen === null ? t('policy.status.unknown') : <Money fen={effect.changeFen} />}
      </td>
    </tr>
  )
}

/** What the text would change for chosen enterprises: before and after, and by how much. */
export const Effects = (props: {
  readonly effects: readonly DraftEffect[]
  readonly unknown: readonly string[]
  readonly applicants: readonly string[]
  readonly onChange: (applicants: readonly string[]) => void
}): ReactElement => {
  const { t } = useMessages()
  const { effects, unknown, applicants, onChange } = props
  return (
    <section className="card">
      <header>
        <h2>{t('release.effects')}</h2>
        <span className="small quiet">{t('release.effectsNote')}</span>
      </header>
      <div className="body">
        <AddApplicant onAdd={(code) => onChange([...new Set([...applicants, code])])} />
        {unknown.map((code) => (
          <p key={code} className="small wrong">
            {t('release.unknownApplicant', { code })}{' '}
            <button type="button" className="link" onClick={() => onChange(applicants.filter((each) => each !== code))}>
              {t('release.drop')}
            </button>
          </p>
        ))}
      </div>
      {effects.length === 0 ? null : (
        <div className="scroll">
          <table className="table">
            <caption className="vh">{t('release.effects')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('release.applicant')}</th>
                <th scope="col">{t('release.before')}</th>
                <th scope="col">{t('release.after')}</th>
                <th scope="col" className="number">
                  {t('release.difference')}
                </th>
              </tr>
            </thead>
            <tbody>
              {effects.map((effect) => (
                <Row key={`${effect.creditCode} ${effect.subject.id ?? ''}`} effect={effect} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
