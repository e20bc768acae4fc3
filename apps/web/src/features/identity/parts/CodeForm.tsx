import { enterCode } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { problemsOf } from '../form-problems.ts'
import { Field } from './Field.tsx'
import { Others } from './Others.tsx'

/** The second step: the code of the authenticator, or a recovery code. */
export const CodeForm = (props: { readonly onDone: () => void; readonly onBack: () => void }): ReactElement => {
  const { t } = useMessages()
  const [code, setCode] = useState('')
  const command = useCommand(enterCode)
  const problems = problemsOf(command.error, ['/body/code'])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate({ body: { code } }, { onSuccess: props.onDone })
      }}
    >
      <Others problems={problems.others} />
      <Field
        label={t('identity.code.label')}
        value={code}
        onChange={setCode}
        problems={problems.at('/body/code')}
        complete="one-time-code"
        help={t('identity.code.help')}
      />
      <div className="buttons">
        <button type="submit" className="button primary" disabled={command.isPending}>
          {t('identity.code.action')}
        </button>
        <button type="button" className="button" onClick={props.onBack}>
          {t('identity.code.back')}
        </button>
      </div>
    </form>
  )
}
