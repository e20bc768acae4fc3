import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

type Unit = { readonly id: string; readonly name: string }

const shown = 3

/** Units by name, each leading to its page; beyond the third, how many more. */
export const UnitLinks = ({ units }: { readonly units: readonly Unit[] }): ReactElement => {
  const { t } = useMessages()
  if (units.length === 0) return <>{t('shell.absent.empty')}</>
  const rest = units.slice(shown)
  return (
    <ul className="unit-links">
      {units.slice(0, shown).map(({ id, name }) => (
        <li key={id}>
          <Link to="/units/$id" params={{ id }}>
            {name}
          </Link>
        </li>
      ))}
      {rest.length === 0 ? null : (
        <li className="quiet" title={rest.map(({ name }) => name).join(' ')}>
          {t('ledger.more', { count: rest.length })}
        </li>
      )}
    </ul>
  )
}
