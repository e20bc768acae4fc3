import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { Calculation } from '../use-calculator.ts'
import { ShareBar } from './ShareBar.tsx'

/** How much of the answer is certain: of how many clauses it can be told already, and how many questions at most are to come. */
export const Settled = (props: { readonly calculation: Calculation; readonly answered: number }): ReactElement => {
  const { t } = useMessages()
  const { counts, remaining, isSettled } = props.calculation
  const told = counts.applies + counts.doesNotApply
  const all = told + counts.unknown
  const words = t('policy.calculator.settled', { told, all })
  return (
    <div className="settled">
      <ShareBar label={words} parts={all === 0 ? [] : [{ share: told / all, look: 'solid' }]} width={240} />
      <output className="small">
        {words}
        {t('policy.stop')}
        {isSettled
          ? t(counts.unknown === 0 ? 'policy.calculator.certain' : 'policy.calculator.certainBut', {
              unknown: counts.unknown,
            })
          : t('policy.calculator.remaining', { remaining, answered: props.answered })}
      </output>
    </div>
  )
}
