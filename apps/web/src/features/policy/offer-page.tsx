import { listOwnGrantOffers } from '@ceyuan/contract'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { ObjectTo } from '../objection/parts/ObjectTo.tsx'
import { EntitlementPanel } from './parts/EntitlementPanel.tsx'
import { type Offer, OfferCard } from './parts/OfferCard.tsx'
import { inLanguage } from './words.ts'
import './policy.css'
import './ladder.css'

const Shown = ({ offer }: { readonly offer: Offer }): ReactElement => {
  const { t, language } = useMessages()
  const title = inLanguage(offer.clause.title, language)
  return (
    <div className="stack">
      <section className="card offers">
        <ul className="rows">
          <OfferCard offer={offer} isWhole />
        </ul>
      </section>
      <section className="card">
        <header>
          <h2>{t('policy.offer.why')}</h2>
          <span className="small quiet">{t('policy.offer.whyNote')}</span>
        </header>
        <div className="body">
          {offer.entitlement === null ? (
            <p className="quiet">{t('policy.offer.whyGone')}</p>
          ) : (
            <EntitlementPanel entitlement={offer.entitlement} />
          )}
          <ObjectTo subject={{ kind: 'grantOffer', id: offer.id }} title={title} />
        </div>
      </section>
    </div>
  )
}

/** One offer to the own enterprise: the amount, until when, why, consent or decline, and objecting to it. */
export const OfferPage = (): ReactElement => {
  const { t } = useMessages()
  const { id } = useParams({ strict: false })
  const query = useOperation(listOwnGrantOffers)
  return (
    <main className="page narrow" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <div className="page-title">
        <h1>{t('policy.offer.title')}</h1>
        <Link to="/my-policies">{t('policy.facts.back')}</Link>
        <div className="buttons push no-print">
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <Loaded query={query}>
        {({ items }) => {
          const offer = items.find((each) => each.id === id)
          return offer === undefined ? (
            <Empty title={t('policy.offer.gone')} text={t('policy.offer.goneText')} />
          ) : (
            <Shown offer={offer} />
          )
        }}
      </Loaded>
    </main>
  )
}
