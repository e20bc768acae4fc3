import { getSession } from '@ceyuan/contract'
import { useNavigate } from '@tanstack/react-router'
import { call } from '../../api/call.ts'
import { useUrl } from '../../router/url.ts'

/** Only an address of this site: never `//elsewhere`. */
export const safeTarget = (to: string | undefined): string =>
  to !== undefined && /^\/(?![/\\])/u.test(to) && !to.startsWith('/sign-in') ? to : '/cockpit'

/** Goes on after signing in: to where the person was going, or first to the account where the password must be changed. */
export const useArrive = (): (() => Promise<void>) => {
  const navigate = useNavigate()
  const { search } = useUrl()
  const target = safeTarget(search['to'])
  return async () => {
    const { actor } = await call(getSession)
    await navigate({ href: actor?.mustChangePassword === true ? '/account' : target })
  }
}
