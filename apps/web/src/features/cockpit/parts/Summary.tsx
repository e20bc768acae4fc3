import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useAsOf } from '../../../parts/AsOf.tsx'
import { Light } from '../../../parts/Light.tsx'
import { lights, markOf } from '../../../parts/lights.ts'
import type { Cockpit } from '../cockpit.ts'

/** How many commitments stand under each light, and what changed since the month before. */
export const Summary = ({ data }: { readonly data: Cockpit }): ReactElement => {
  const { t } = useMessages()
  const asOf = useAsOf()
  const total = lights.reduce((sum, light) => sum + data.counts[light], 0)
  const changes = lights
    .map((light) => ({ light, by: data.change.counts[light] }))
    .filter(({ by }) => by !== 0)
    .map(({ light, by }) => `${markOf(light)}${by > 0 ? '↑' : '↓'}${Math.abs(by)}`)
  return (
    <div className="cockpit-summary">
      <span className="quiet">{t('cockpit.commitments', { count: total })}</span>
      {lights.map((light) => (
        <Link
          key={light}
          to="/plan"
          search={{ light, ...(asOf === undefined ? {} : { asOf }) }}
          className={`light-count ${light}`}
        >
          <Light light={light} /> <b>{data.counts[light]}</b>
        </Link>
      ))}
      <span className="small quiet">
        {changes.length === 0
          ? t('cockpit.unchanged', { since: data.change.since })
          : t('cockpit.changed', { since: data.change.since, changes: changes.join('　') })}
      </span>
    </div>
  )
}
