import { answerGrantOffer, type listOwnGrantOffers } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { inLanguage, moneyText, subjectText } from '../words.ts'
import { Money } from './Money.tsx'

/** An offer to the own enterprise. */
export type Offer = z.output<typeof listOwnGrantOffers.output>['items'][number]

const Declining = ({ offer, onClose }: { readonly offer: Offer; readonly onClose: () => void }): ReactElement => {
  const { t, language } = useMessages()
  const answer = useCommand(answerGrantOffer)
  return (
    <ReasonDialog
      title={t('policy.offer.declineTitle', { clause: inLanguage(offer.clause.title, language) })}
      follows={[t('policy.offer.declineFollows', { fen: moneyText(offer.fen, t) }), t('policy.offer.declineLater')]}
      action={t('policy.offer.decline')}
      error={answer.error}
      isBusy={answer.isPending}
      onConfirm={(reason) =>
        answer.mutate(
          { params: { id: offer.id }, body: { answer: 'decline', fen: offer.fen, reason } },
          { onSuccess: onClose },
        )
      }
      onCancel={onClose}
    />
  )
}

const Acts = ({ offer }: { readonly offer: Offer }): ReactElement => {
  const { t } = useMessages()
  const answer = useCommand(answerGrantOffer)
  const [isDeclining, setDeclining] = useState(false)
  return (
    <>
      <div className="buttons no-print">
        <button
          type="button"
          className="button primary compact"
          disabled={answer.isPending}
          onClick={() =>
            answer.mutate({ params: { id: offer.id }, body: { answer: 'consent', fen: offer.fen, reason: '' } })
          }
        >
          {t('policy.offer.consent', { fen: moneyText(offer.fen, t) })}
        </button>
        <button type="button" className="button compact" onClick={() => setDeclining(true)}>
          {t('policy.offer.decline')}
        </button>
      </div>
      {answer.isError ? <Problems error={answer.error} /> : null}
      {isDeclining ? <Declining offer={offer} onClose={() => setDeclining(false)} /> : null}
    </>
  )
}

/** One offer in a list or, whole, on its own page: the amount, until when, and the answer in one step. */
export const OfferCard = (props: { readonly offer: Offer; readonly isWhole?: boolean }): ReactElement => {
  const { offer, isWhole = false } = props
  const { t, language } = useMessages()
  return (
    <li>
      <p className="row-line">
        <b>{inLanguage(offer.clause.title, language)}</b>
        <span className="tag">{t(`policy.offer.state.${offer.state}`)}</span>
        <b className="push">
          <Money fen={offer.fen} isAlone />
        </b>
      </p>
      <p className="small quiet">
        {subjectText(offer.subject, t)} · {offer.document} · {t('policy.offer.answerBy', { on: offer.answerBy })}{' '}
        {isWhole ? null : (
          <Link to="/my-policies/offers/$id" params={{ id: offer.id }}>
            {t('policy.offer.why')}
          </Link>
        )}
      </p>
      {offer.declineReason === null ? null : (
        <p className="small">{t('policy.offer.declinedBecause', { reason: offer.declineReason })}</p>
      )}
      {offer.problems.map((problem) => (
        <p key={problem.code} className="small">
          {problem.detail}
        </p>
      ))}
      {offer.state === 'offered' ? <Acts offer={offer} /> : null}
    </li>
  )
}
