import type { ImportState } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

const messageOf = ({ status, kept }: ImportState): string => {
  if (status === 'undone' && kept > 0) return 'import.undoneKept'
  return `import.${status}`
}

/** How an import ended, and where to go from here. */
export const Ended = ({ state }: { readonly state: ImportState }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <div className="state">
        <h2>{t(messageOf(state), { written: state.counts.written, kept: state.kept })}</h2>
        {state.problem === null ? null : (
          <ul className="fault" role="alert">
            <li>{state.problem.detail}</li>
          </ul>
        )}
        <div className="buttons">
          <Link className="button primary" to="/registers/$register" params={{ register: state.register }}>
            {t('import.toRegister')}
          </Link>
          <Link className="button" to="." search={{}}>
            {t('import.again')}
          </Link>
        </div>
      </div>
    </section>
  )
}
