import { endSession, listSessions } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'
import { Loaded, Problems } from '../../../parts/States.tsx'

/** The own sessions that hold, each but this one with a button to end it. */
export const Sessions = (): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const query = useOperation(listSessions)
  const command = useCommand(endSession)
  return (
    <section className="card">
      <header>
        <h2>{t('identity.sessions.title')}</h2>
      </header>
      {command.isError ? <Problems error={command.error} /> : null}
      <Loaded query={query}>
        {({ items }) => (
          <div className="scroll">
            <table className="table">
              <caption className="vh">{t('identity.sessions.title')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('identity.sessions.since')}</th>
                  <th scope="col">{t('identity.sessions.until')}</th>
                  <th scope="col">{t('identity.sessions.address')}</th>
                  <th scope="col">{t('identity.sessions.browser')}</th>
                  <th scope="col">{t('identity.sessions.end')}</th>
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={item.id}>
                    <td>{formatInstant(item.createdAt, timeZone)}</td>
                    <td>{formatInstant(item.expiresAt, timeZone)}</td>
                    <td>{item.address ?? t('shell.absent.empty')}</td>
                    <td>{item.browser ?? t('shell.absent.empty')}</td>
                    <td>
                      {item.isCurrent ? (
                        t('identity.sessions.current')
                      ) : (
                        <button
                          type="button"
                          className="button compact"
                          disabled={command.isPending}
                          onClick={() => command.mutate({ params: { id: item.id } })}
                        >
                          {t('identity.sessions.end')}
                        </button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </section>
  )
}
