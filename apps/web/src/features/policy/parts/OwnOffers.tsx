import { listOwnGrantOffers } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { OfferCard } from './OfferCard.tsx'

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
          <OfferCard key={offer.id} offer={offer} />
        ))}
      </ul>
    </section>
  )
}
