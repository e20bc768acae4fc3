import { type AutomaticClause, type GrantCandidate, listGrantCandidates, offerGrants } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded, Problems } from '../../../parts/States.tsx'
import { Money } from '../../policy/parts/Money.tsx'
import { moneyText, subjectText } from '../../policy/words.ts'

const Candidate = (props: {
  readonly candidate: GrantCandidate
  readonly isBusy: boolean
  readonly onOffer: () => void
}): ReactElement => {
  const { t } = useMessages()
  const { candidate, isBusy, onOffer } = props
  return (
    <li className="row-line">
      <span>{candidate.name}</span>
      <span className="small quiet">{subjectText(candidate.subject, t)}</span>
      {candidate.problems.map((problem) => (
        <span key={problem.code} className="small wrong">
          {problem.detail}
        </span>
      ))}
      <span className="push">
        <Money fen={candidate.fen} isAlone />
      </span>
      <button type="button" className="button text" disabled={isBusy} onClick={onOffer}>
        {t('funding.offerOne')}
      </button>
    </li>
  )
}

/** The enterprises that the registers show to be entitled, and the notice to all of them or to one. */
export const Candidates = ({ automatic }: { readonly automatic: AutomaticClause }): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(listGrantCandidates, { params: { id: automatic.id } })
  const offer = useCommand(offerGrants)
  const send = (applicants: 'all' | string[]): void =>
    offer.mutate({ params: { id: automatic.id }, body: { applicants } })
  return (
    <Loaded query={query}>
      {({ items, totals, missing }) => (
        <div className="candidates">
          <p className="row-line">
            <span>
              {t('funding.candidates', {
                looked: totals.looked,
                entitled: totals.entitled,
                unknown: totals.unknown,
                before: totals.offeredBefore,
              })}
            </span>
            {items.length === 0 ? null : (
              <button
                type="button"
                className="button compact primary push"
                disabled={offer.isPending}
                onClick={() => send('all')}
              >
                {t('funding.offerAll', { count: items.length, fen: moneyText(totals.fen, t) })}
              </button>
            )}
          </p>
          {missing.length === 0 ? null : (
            <p className="small quiet">
              {t('funding.candidatesMissing', {
                facts: missing.map(({ fact, count }) => `${fact} ${count}`).join(t('policy.and')),
              })}
            </p>
          )}
          {offer.isError ? <Problems error={offer.error} /> : null}
          <ul className="candidate-list">
            {items.map((candidate) => (
              <Candidate
                key={`${candidate.creditCode} ${candidate.subject.id ?? ''}`}
                candidate={candidate}
                isBusy={offer.isPending}
                onOffer={() => send([candidate.creditCode])}
              />
            ))}
          </ul>
        </div>
      )}
    </Loaded>
  )
}
