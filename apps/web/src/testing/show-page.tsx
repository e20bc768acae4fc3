import { QueryClient } from '@tanstack/react-query'
import { createMemoryHistory } from '@tanstack/react-router'
import { type RenderResult, configure, render } from '@testing-library/react'
import { vi } from 'vitest'
import { App } from '../app.tsx'
import type { Feature } from '../feature.ts'
import { startMessages } from '../i18n/messages.ts'
import { createAppRouter } from '../router/router.tsx'
import session from './session.json'

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 })
vi.setConfig({ testTimeout: 60_000 })

/** What the stand-in server of a test answers: by path, a body, or a problem, or never. */
export type Answers = Readonly<Record<string, unknown>>

/** An answer that never comes, for the loading state. */
export const never = Symbol('never')

/** A refusal of the stand-in server. */
export const refusal = (status: number, code: string, detail: string, path?: string): Response => {
  const item = { code, detail, values: {}, ...(path === undefined ? {} : { at: { path } }) }
  return new Response(JSON.stringify({ type: 'about:blank', title: code, status, ...item, problems: [item] }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}

/** Someone signed in with scopes, as `/api/session` tells. */
export const sessionWith = (...scopes: readonly string[]): object => ({
  ...session,
  actor: { ...session.actor, scopes },
})

/** Shows the app at an address, as a browser would, against a stand-in server. */
export const showPage = async (
  address: string,
  features: readonly Feature[],
  answers: Answers,
): Promise<RenderResult> => {
  vi.stubGlobal('fetch', (input: string) => {
    const [path = ''] = input.split('?')
    const answer = answers[path]
    if (answer === never) return new Promise(() => undefined)
    if (answer instanceof Response) return Promise.resolve(answer.clone())
    if (answer === undefined) return Promise.resolve(refusal(404, 'request.not-found', path))
    return Promise.resolve(new Response(JSON.stringify(answer), { status: 200 }))
  })
  vi.stubGlobal('scrollTo', () => undefined)
  await startMessages('zh-CN')
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const router = createAppRouter(features, createMemoryHistory({ initialEntries: [address] }))
  return render(<App router={router} client={client} features={features} />)
}
