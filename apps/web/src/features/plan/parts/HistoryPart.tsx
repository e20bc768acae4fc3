import type { Light as LightValue } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'

type Dated = { readonly on: string; readonly light: LightValue }

/** Only the days on which the light changed, newest first. */
export const changesOf = (lights: readonly Dated[]): readonly Dated[] =>
  lights
    .toSorted((a, b) => a.on.localeCompare(b.on))
    .filter((each, index, all) => index === 0 || all[index - 1]?.light !== each.light)
    .toReversed()

/** How the light changed over time. */
export const HistoryPart = ({ lights }: { readonly lights: readonly Dated[] }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="panel-history" id="history" tabIndex={-1}>
      <h3>{t('plan.panel.history')}</h3>
      <ul>
        {changesOf(lights).map((each) => (
          <li key={each.on}>
            <time dateTime={each.on}>{each.on}</time> <Light light={each.light} />
          </li>
        ))}
      </ul>
    </section>
  )
}
