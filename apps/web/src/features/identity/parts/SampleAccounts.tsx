import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

type Props = {
  readonly accounts: readonly { readonly username: string; readonly role: string }[]
  readonly onChoose: (username: string) => void
}

/** The accounts to try a sample city with; choosing one fills in its name. */
export const SampleAccounts = ({ accounts, onChoose }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      <hr />
      <h2>{t('identity.samples.title')}</h2>
      <p className="small quiet">{t('identity.samples.help')}</p>
      <div className="buttons">
        {accounts.map(({ username, role }) => (
          <button key={username} type="button" className="button compact" onClick={() => onChoose(username)}>
            {t('identity.samples.account', { username, role })}
          </button>
        ))}
      </div>
    </>
  )
}
