import { startSingleSignOn } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

/** Goes to the organisation's own sign-in service. */
export const SingleSignOn = (): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(startSingleSignOn)
  const go = (): void => command.mutate({}, { onSuccess: ({ url }) => location.assign(url) })
  return (
    <>
      <hr />
      <button type="button" className="button" disabled={command.isPending} onClick={go}>
        {t('identity.singleSignOn')}
      </button>
      {command.isError ? <Problems error={command.error} /> : null}
    </>
  )
}
