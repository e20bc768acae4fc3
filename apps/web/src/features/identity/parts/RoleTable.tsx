import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { Roles } from './people-columns.tsx'

/** What each role may do, by the city's own declaration. */
export const RoleTable = ({ roles }: { readonly roles: Roles['items'] }): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="page">
      <section className="card">
        <details className="body role-list">
          <summary>{t('identity.people.roles')}</summary>
          <dl>
            {roles.map(({ id, label, scopes }) => (
              <div key={id}>
                <dt>{label}</dt>
                <dd>
                  {scopes.map((scope) => (
                    <span key={scope} className="tag">
                      {scope}
                    </span>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      </section>
    </div>
  )
}
