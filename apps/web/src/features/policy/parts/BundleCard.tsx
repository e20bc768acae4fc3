import type { EntitlementInfo, PolicyBundle } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage, moneyText, wanText, yuanText } from '../words.ts'
import { BundleTable } from './BundleTable.tsx'

type Props = {
  readonly bundle: PolicyBundle
  readonly entitlements: readonly EntitlementInfo[]
  readonly onOpen: (entitlement: EntitlementInfo) => void
}

const Proof = ({ bundle }: Pick<Props, 'bundle'>): ReactElement => {
  const { t, language } = useMessages()
  const payers = bundle.payers.map(({ payer, fen }) =>
    t('policy.payer', {
      payer: payer === null ? t('policy.payerUnsaid') : inLanguage(payer, language),
      fen: wanText(fen),
    }),
  )
  return (
    <dl className="bundle-proof small">
      <dt>{t('policy.optimality')}</dt>
      <dd>
        {bundle.isProved
          ? t('policy.proved', { method: t(`policy.method.${bundle.method}`) })
          : t('policy.notProved', {
              bound: moneyText(bundle.boundFen, t),
              method: t(`policy.method.${bundle.method}`),
            })}
      </dd>
      {payers.length === 0 ? null : (
        <>
          <dt>{t('policy.payers')}</dt>
          <dd>{payers.join(t('policy.stop'))}</dd>
        </>
      )}
    </dl>
  )
}

/** The one figure: what the best bundle pays, that nothing pays more, and every grant in it and left out with the reason. */
export const BundleCard = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { bundle } = props
  const applying = bundle.chosen.length + bundle.rejected.length + bundle.unpriced.length
  return (
    <section className="card bundle">
      <header>
        <h2>{t('policy.bundle')}</h2>
        <span className="small quiet">{t('policy.bundleNote', { all: applying, chosen: bundle.chosen.length })}</span>
      </header>
      <div className="bundle-head">
        <p className="bundle-total" title={yuanText(bundle.paidFen, t)}>
          <b>{wanText(bundle.paidFen)}</b> {t('shell.unit.tenThousand')}
        </p>
        <Proof bundle={bundle} />
      </div>
      {applying === 0 ? (
        <p className="body quiet">{t('policy.bundleEmpty')}</p>
      ) : (
        <div className="scroll">
          <BundleTable {...props} />
        </div>
      )}
      {bundle.toVerifyFen === '0' ? null : (
        <p className="source">{t('policy.bundleToVerify', { fen: moneyText(bundle.toVerifyFen, t) })}</p>
      )}
    </section>
  )
}
