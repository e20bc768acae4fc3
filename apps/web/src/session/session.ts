import { operation } from '@ceyuan/contract'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { call } from '../api/call.ts'
import type { Access } from '../feature.ts'
import { useMessages } from '../i18n/use-messages.ts'

const session = z.object({
  actor: z
    .object({
      id: z.string(),
      name: z.string(),
      role: z.object({ id: z.string(), label: z.string() }),
      unit: z.object({ id: z.string(), name: z.string() }).nullable(),
      scopes: z.array(z.string()),
    })
    .nullable(),
  city: z.object({ id: z.string(), name: z.string(), product: z.string(), sample: z.boolean(), today: z.string() }),
})

/** Who reads (null without account) and which city this is. */
export type Session = z.output<typeof session>

const getSession = operation({
  id: 'getSession',
  method: 'GET',
  path: '/api/session',
  scope: 'public',
  summary: 'Who is signed in, with role, unit and scopes, and which city this is.',
  output: session,
})

/** The session of the reader, asked for once and kept; a sign-in or sign-out invalidates `['session']`. */
export const useSession = (): UseQueryResult<Session> => {
  const { language } = useMessages()
  return useQuery({
    queryKey: ['session', language],
    queryFn: ({ signal }) => call(getSession, { signal }),
    staleTime: 300_000,
  })
}

/** Whether the reader may open what asks for this access. The server decides again on every call. */
export const mayEnter = (session: Session | undefined, access: Access): boolean => {
  if (access === 'public') return true
  if (session === undefined || session.actor === null) return false
  return access === 'signedIn' || session.actor.scopes.includes(access)
}

/** Whether the reader holds a scope; a page hides what the reader may not do. */
export const useMay = (scope: string): boolean => useSession().data?.actor?.scopes.includes(scope) ?? false
