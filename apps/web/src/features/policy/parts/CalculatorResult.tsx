import type { EntitlementInfo } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { Calculation } from '../use-calculator.ts'
import { inLanguage } from '../words.ts'
import { BundleCard } from './BundleCard.tsx'
import { Drawer } from './Drawer.tsx'
import { EntitlementPanel } from './EntitlementPanel.tsx'
import { NearMisses } from './NearMisses.tsx'
import { Standings } from './Standings.tsx'

/** What the answers give so far, with reasons; certain once nothing unasked can change it. */
export const CalculatorResult = ({ calculation }: { readonly calculation: Calculation }): ReactElement => {
  const { t, language } = useMessages()
  const [open, setOpen] = useState<EntitlementInfo>()
  const { bundle, entitlements, nearMisses, isSettled } = calculation
  return (
    <>
      <h2 className="result-title">{t(isSettled ? 'policy.calculator.result' : 'policy.calculator.soFar')}</h2>
      {isSettled || entitlements.some(({ clause, status }) => clause.kind === 'grant' && status === 'applies') ? (
        <BundleCard bundle={bundle} entitlements={entitlements} onOpen={setOpen} />
      ) : (
        <p className="quiet">{t('policy.calculator.nothingYet')}</p>
      )}
      {isSettled ? (
        <>
          <NearMisses misses={nearMisses} />
          <Standings entitlements={entitlements} nearMisses={nearMisses} onOpen={setOpen} />
          <p className="small quiet">{t('policy.calculator.estimateOnly')}</p>
          <div className="buttons">
            <button type="button" className="button" onClick={() => print()}>
              {t('shell.print')}
            </button>
          </div>
        </>
      ) : null}
      {open === undefined ? null : (
        <Drawer title={inLanguage(open.clause.title, language)} onClose={() => setOpen(undefined)}>
          <EntitlementPanel entitlement={open} />
        </Drawer>
      )}
    </>
  )
}
