import type { ImportState } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { type Step, stepOf, steps } from '../status.ts'

const hintOf = (step: Step, state: ImportState | undefined, t: Say): string => {
  if (state === undefined) return t(`import.step.${step}Hint`)
  const { counts, columns } = state
  const used = columns.filter(({ field }) => field !== null).length
  const isChecked = counts.rows > 0
  switch (step) {
    case 'upload':
      return t('import.step.uploaded', { columns: columns.length })
    case 'map':
      return t('import.step.mapped', { used, left: columns.length - used })
    case 'check':
      return isChecked ? t('import.step.checked', { rows: counts.rows, bad: counts.bad }) : t('import.step.checkHint')
    case 'write':
      return counts.written > 0 ? t('import.step.written', { written: counts.written }) : t('import.step.writeHint')
  }
}

/** Where an import stands, as four steps. */
export const Steps = ({ state }: { readonly state: ImportState | undefined }): ReactElement => {
  const { t } = useMessages()
  const at = steps.indexOf(stepOf(state))
  return (
    <ol className="import-steps" aria-label={t('import.steps')}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={index < at || state?.status === 'done' ? 'past' : undefined}
          {...(index === at ? { 'aria-current': 'step' } : {})}
        >
          <span className="number" aria-hidden="true">
            {index < at || state?.status === 'done' ? '✓' : index + 1}
          </span>
          <span>
            <b>{t(`import.step.${step}`)}</b>
            <span className="small quiet">{hintOf(step, state, t)}</span>
          </span>
        </li>
      ))}
    </ol>
  )
}
