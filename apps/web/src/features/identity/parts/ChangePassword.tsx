import { changePassword } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { problemsOf } from '../form-problems.ts'
import { Field } from './Field.tsx'
import { Others } from './Others.tsx'

/** Changes the own password. */
export const ChangePassword = (): ReactElement => {
  const { t } = useMessages()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const command = useCommand(changePassword)
  const problems = problemsOf(command.error, ['/body/current', '/body/next'])
  const clear = (): void => {
    setCurrent('')
    setNext('')
  }
  return (
    <section className="card">
      <header>
        <h2>{t('identity.password.title')}</h2>
      </header>
      <div className="body">
        <form
          className="form-narrow"
          onSubmit={(event) => {
            event.preventDefault()
            command.mutate({ body: { current, next } }, { onSuccess: clear })
          }}
        >
          <Others problems={problems.others} />
          <Field
            label={t('identity.password.current')}
            value={current}
            onChange={setCurrent}
            problems={problems.at('/body/current')}
            type="password"
            complete="current-password"
          />
          <Field
            label={t('identity.password.next')}
            value={next}
            onChange={setNext}
            problems={problems.at('/body/next')}
            type="password"
            complete="new-password"
            help={t('identity.password.help')}
          />
          <button type="submit" className="button primary" disabled={command.isPending}>
            {t('identity.password.action')}
          </button>
          {command.isSuccess ? <output className="small"> {t('identity.password.done')}</output> : null}
        </form>
      </div>
    </section>
  )
}
