import type { LightCounts } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { lights } from '../../../parts/lights.ts'

/** How many commitments stand under each light; each leads to them in the text. */
export const FiveLights = ({ counts }: { readonly counts: LightCounts }): ReactElement => {
  const { t } = useMessages()
  const all = lights.reduce((sum, light) => sum + counts[light], 0)
  return (
    <ul className="five-lights" aria-label={t('public.commitments', { count: all })}>
      {lights.map((light) => (
        <li key={light}>
          <Link to="/" search={{ light }}>
            <b>{counts[light]}</b>
            <Light light={light} />
          </Link>
        </li>
      ))}
    </ul>
  )
}
