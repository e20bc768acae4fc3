import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage, moneyText } from '../../policy/words.ts'
import { type Check, type CommitFields, proposedAmount } from '../use-commit.ts'

const Earlier = ({ check }: { readonly check: Check }): ReactElement | null => {
  const { t, language } = useMessages()
  if (check.earlier.length === 0) return null
  return (
    <ul className="earlier">
      {check.earlier.map((earlier) => (
        <li key={earlier.id}>
          <Link to="/funding/commitments/$id" params={{ id: earlier.id }}>
            {t('funding.numberOf', { year: String(earlier.year), number: String(earlier.number) })}
          </Link>{' '}
          {t('funding.earlier', {
            clause: inLanguage(earlier.clause.title, language),
            applicant: earlier.applicant.name,
            on: earlier.decidedOn,
            fen: moneyText(earlier.fen, t),
            paid: moneyText(earlier.paidFen, t),
            basis: earlier.basis,
          })}
        </li>
      ))}
    </ul>
  )
}

/** What would come of the commitment: what the clause gives, every reason against it, and the earlier payments by name. */
export const CheckResult = (props: {
  readonly check: Check
  readonly fields: CommitFields
  readonly set: (patch: Partial<CommitFields>) => void
}): ReactElement => {
  const { t } = useMessages()
  const { check, fields, set } = props
  const proposed = proposedAmount(check)
  const { mayTopUp, problems, entitlement, suggestedFen } = check
  return (
    <section className={check.mayCommit ? 'check' : 'check refused'} aria-live="polite" aria-label={t('funding.check')}>
      <p>
        <b>{entitlement === null ? t('funding.check') : t(`policy.status.${entitlement.status}`)}</b>{' '}
        {suggestedFen === null ? t('funding.cannotTell') : t('funding.gives', { fen: moneyText(suggestedFen, t) })}{' '}
        {proposed !== undefined && proposed !== fields.amount ? (
          <button type="button" className="link" onClick={() => set({ amount: proposed })}>
            {t('funding.takeAmount')}
          </button>
        ) : null}
      </p>
      {problems.length === 0 ? null : (
        <ul className="fault">
          {problems.map((problem) => (
            <li key={`${problem.code} ${problem.detail}`}>{problem.detail}</li>
          ))}
        </ul>
      )}
      <Earlier check={check} />
      {mayTopUp === null || fields.topUpOf === mayTopUp.id ? null : (
        <button type="button" className="button compact" onClick={() => set({ topUpOf: mayTopUp.id })}>
          {t('funding.topUp', { fen: moneyText(mayTopUp.fen, t) })}
        </button>
      )}
    </section>
  )
}
