import { getSession } from '@ceyuan/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import { call } from '../api/call.ts'
import type { Access } from '../feature.ts'
import { useMessages } from '../i18n/use-messages.ts'

/** Who reads (null without account) and which city this is. */
export type Session = z.output<typeof getSession.output>

/** The session of the reader, asked for once and kept; a sign-in or sign-out invalidates `['session']`. */
export const useSession = (): UseQueryResult<Session> => {
  const { language } = useMessages()
  return useQuery({
    queryKey: ['session', language],
    queryFn: ({ signal }) => call(getSession, { signal }),
    staleTime: 300_000,
  })
}

/** The time zone of the city, in which every time is shown, wherever the reader is. */
export const useTimeZone = (): string | undefined => useSession().data?.city.timeZone

/** Whether the reader may open what asks for this access. The server decides again on every call. */
export const mayEnter = (session: Session | undefined, access: Access): boolean => {
  if (access === 'public') return true
  if (session === undefined || session.actor === null) return false
  return access === 'signedIn' || session.actor.scopes.includes(access)
}

/** Whether the reader holds a scope; a page hides what the reader may not do. */
export const useMay = (scope: string): boolean => useSession().data?.actor?.scopes.includes(scope) ?? false
