import { listGrantOffers, settleGrantOffer } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded, Problems } from '../../../parts/States.tsx'
import { Money } from '../../policy/parts/Money.tsx'

const Settle = ({ id }: { readonly id: string }): ReactElement => {
  const { t } = useMessages()
  const settle = useCommand(settleGrantOffer)
  return (
    <>
      <button
        type="button"
        className="button text"
        disabled={settle.isPending}
        onClick={() => settle.mutate({ params: { id }, body: {} })}
      >
        {t('funding.settle')}
      </button>
      {settle.isError ? <Problems error={settle.error} /> : null}
    </>
  )
}

/** The notices of one clause with what the enterprises answered. */
export const Offers = ({ automatic }: { readonly automatic: string }): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(listGrantOffers, { query: { automatic } })
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="small quiet">{t('funding.noOffers')}</p>
        ) : (
          <table className="table">
            <caption className="vh">{t('funding.offers')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('funding.applicant')}</th>
                <th scope="col">{t('funding.state')}</th>
                <th scope="col">{t('funding.answerBy')}</th>
                <th scope="col" className="number">
                  {t('policy.amountHead')}
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((offer) => (
                <tr key={offer.id}>
                  <td>{offer.name}</td>
                  <td>
                    {t(`policy.offer.state.${offer.state}`)}{' '}
                    {offer.commitment === null ? null : (
                      <Link to="/funding/commitments/$id" params={{ id: offer.commitment.id }}>
                        {t('funding.numberOf', {
                          year: String(offer.commitment.year),
                          number: String(offer.commitment.number),
                        })}
                      </Link>
                    )}
                    <span className="small quiet">
                      {offer.declineReason ?? offer.problems.map(({ detail }) => detail).join(t('policy.stop'))}
                    </span>
                    {offer.state === 'consented' ? <Settle id={offer.id} /> : null}
                  </td>
                  <td className="nowrap">{offer.answerBy}</td>
                  <td className="number">
                    <Money fen={offer.fen} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  )
}
