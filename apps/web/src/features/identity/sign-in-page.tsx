import type { ReactElement } from 'react'
import { useState } from 'react'
import { useMessages } from '../../i18n/use-messages.ts'
import { useSession } from '../../session/session.ts'
import { CodeForm } from './parts/CodeForm.tsx'
import { PasswordForm } from './parts/PasswordForm.tsx'
import { SampleAccounts } from './parts/SampleAccounts.tsx'
import { SingleSignOn } from './parts/SingleSignOn.tsx'
import { useArrive } from './use-arrive.ts'
import './identity.css'

/** Signing in: username and password, then the code where the account asks for one. */
export const SignInPage = (): ReactElement => {
  const { t } = useMessages()
  const session = useSession().data
  const [username, setUsername] = useState('')
  const [isHalfway, setHalfway] = useState(false)
  const goOn = useArrive()
  const arrive = (): void => void goOn()
  const samples = session?.sampleAccounts ?? []
  return (
    <main className="page" id="content" tabIndex={-1}>
      <section className="card sign-in">
        <h1>{t(isHalfway ? 'identity.code.title' : 'identity.signIn.title')}</h1>
        {isHalfway ? (
          <CodeForm onDone={arrive} onBack={() => setHalfway(false)} />
        ) : (
          <PasswordForm
            username={username}
            onUsername={setUsername}
            onDone={arrive}
            onCodeNeeded={() => setHalfway(true)}
          />
        )}
        {session?.hasSingleSignOn === true && !isHalfway ? <SingleSignOn /> : null}
        {samples.length > 0 && !isHalfway ? <SampleAccounts accounts={samples} onChoose={setUsername} /> : null}
      </section>
    </main>
  )
}
