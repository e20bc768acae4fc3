import { answerGrantOffer, listOwnGrantOffers } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { inLanguage, moneyText, subjectText } from '../words.ts'
import { Drawer } from './Drawer.tsx'
import { EntitlementPanel } from './EntitlementPanel.tsx'
import { Money } from './Money.tsx'

type Offer = z.output<typeof listOwnGrantOffers.output>['items'][number]

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

const Item = ({ offer }: { readonly offer: Offer }): ReactElement => {
  const { t, language } = useMessages()
  const [isOpen, setOpen] = useState(false)
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
        {offer.entitlement === null ? null : (
          <button type="button" className="link" onClick={() => setOpen(true)}>
            {t('policy.offer.why')}
          </button>
        )}
      </p>
      {offer.problems.map((problem) => (
        <p key={problem.code} className="small">
          {problem.detail}
        </p>
      ))}
      {offer.state === 'offered' ? <Acts offer={offer} /> : null}
      {isOpen && offer.entitlement !== null ? (
        <Drawer title={inLanguage(offer.clause.title, language)} onClose={() => setOpen(false)}>
          <EntitlementPanel entitlement={offer.entitlement} />
        </Drawer>
      ) : null}
    </li>
  )
}

/** What the own enterprise is offered without application: the amount, why, until when, and its answer in one step. */
export const OwnOffers = (): ReactElement | null => {
  const { t } = useMessages()
  const { data } = useOperation(listOwnGrantOffers)
  if (data === undefined || data.items.length === 0) return null
  return (
    <section className="card offers">
      <header>
        <h2>{t('policy.offers')}</h2>
        <span className="small quiet">{t('policy.offersNote')}</span>
      </header>
      <ul className="rows">
        {data.items.map((offer) => (
          <Item key={offer.id} offer={offer} />
        ))}
      </ul>
    </section>
  )
}
