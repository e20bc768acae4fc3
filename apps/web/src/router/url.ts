import { useNavigate, useRouterState } from '@tanstack/react-router'
import { useCallback } from 'react'

/** The search part of the address as plain text values. */
export type Search = Readonly<Record<string, string>>

/** Reads `?a=1&b=x` into text values; nothing is guessed to be a number. */
export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text))

/** Writes text values as a search part; empty ones are left out. */
export const stringifySearch = (search: Readonly<Record<string, unknown>>): string => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(search))
    if (typeof value === 'string' && value !== '') parameters.set(name, value)
  return parameters.size > 0 ? `?${parameters.toString()}` : ''
}

const isText = (entry: readonly [string, unknown]): entry is readonly [string, string] => typeof entry[1] === 'string'

/** The state of the page that lives in its address, and the way to change it (`undefined` removes). */
export const useUrl = (): {
  readonly search: Search
  readonly change: (patch: Readonly<Record<string, string | undefined>>, mode?: 'push' | 'replace') => void
} => {
  const raw = useRouterState({ select: (state) => state.location.searchStr })
  const navigate = useNavigate()
  const change = useCallback(
    (patch: Readonly<Record<string, string | undefined>>, mode: 'push' | 'replace' = 'replace') => {
      void navigate({
        to: '.',
        search: (before: object) => Object.fromEntries(Object.entries({ ...before, ...patch }).filter(isText)),
        replace: mode === 'replace',
        resetScroll: false,
      })
    },
    [navigate],
  )
  return { search: parseSearch(raw), change }
}
