import type { ImportState } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'

/** How many rows are good and bad, and what they do to the register. */
export const Summary = ({ state }: { readonly state: ImportState }): ReactElement => {
  const { t } = useMessages()
  const { counts, kept, status } = state
  const figures = [
    { key: 'good', value: counts.good, unit: 'row' },
    { key: 'bad', value: counts.bad, unit: 'row' },
    { key: 'added', value: counts.added, unit: 'record' },
    { key: 'updated', value: counts.updated, unit: 'record' },
    { key: 'unchanged', value: counts.unchanged, unit: 'record' },
    ...(kept > 0 ? [{ key: 'kept', value: kept, unit: 'record' }] : []),
  ]
  const isWritten = status !== 'checked' && status !== 'checking'
  return (
    <section className="card">
      <header>
        <h2>{t(isWritten ? 'import.sum.titleDone' : 'import.sum.title')}</h2>
      </header>
      <dl className="import-sum">
        {figures.map(({ key, value, unit }) => (
          <div key={key}>
            <dt>{t(`import.sum.${key}`)}</dt>
            <dd className={key === 'bad' && value > 0 ? 'fault-figure' : undefined}>
              {formatNumber(value)}
              <span className="unit">{t(`import.unit.${unit}`)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
