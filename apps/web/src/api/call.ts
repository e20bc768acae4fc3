import { type Operation, binary } from '@ceyuan/contract'
import type { z } from 'zod'
import { takeEarly } from '../early.ts'
import { currentLanguage } from '../i18n/messages.ts'
import { ApiProblem, toApiProblem } from './problem.ts'

/** What an operation is called with; parts that it does not declare are left out. */
export type CallInput<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = {
  readonly params?: z.input<P>
  readonly query?: z.input<Q>
  readonly body?: z.input<B>
  /** Makes a repeated write one write; made afresh where left out. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : JSON.stringify(value)

const fillPath = (path: string, params: unknown): string =>
  path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(isRecord(params) ? text(params[name] ?? '') : ''),
  )

const toSearch = (query: unknown): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(isRecord(query) ? query : {})) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value]
    for (const each of values) if (each !== undefined && each !== null && each !== '') search.append(name, text(each))
  }
  return search.size > 0 ? `?${search.toString()}` : ''
}

/** The address of an operation, for links that the browser itself follows (exports, downloads). */
export const addressOf = (
  operation: Pick<Operation, 'path'>,
  input: { readonly params?: unknown; readonly query?: unknown } = {},
): string => fillPath(operation.path, input.params) + toSearch(input.query)

const readBody = async (response: Response): Promise<unknown> => {
  const body = await response.text()
  if (body === '') return undefined
  try {
    return JSON.parse(body)
  } catch {
    throw new ApiProblem(response.status, [{ code: 'web.unreadable-answer' }])
  }
}

const send = async (address: string, init: RequestInit): Promise<Response> => {
  try {
    const early = init.method === 'GET' ? takeEarly(address, currentLanguage()) : undefined
    return await (early ?? fetch(address, init))
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem(0, [{ code: 'web.unreachable' }])
  }
}

const headersOf = (isWrite: boolean, body: unknown, key: string | undefined): HeadersInit => ({
  accept: 'application/json, application/problem+json',
  'accept-language': currentLanguage(),
  ...(body === undefined || body instanceof FormData || body instanceof Blob
    ? {}
    : { 'content-type': 'application/json' }),
  ...(isWrite ? { 'idempotency-key': key ?? crypto.randomUUID() } : {}),
})

const toPayload = (body: unknown): BodyInit | undefined => {
  if (body === undefined) return undefined
  return body instanceof FormData || body instanceof Blob ? body : JSON.stringify(body)
}

/** Calls an operation of the contract and gives its checked output; every failure is an `ApiProblem`. */
export const call = async <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  operation: Operation<P, Q, B, O>,
  input: CallInput<P, Q, B> = {},
): Promise<z.output<O>> => {
  const payload = toPayload(input.body)
  const response = await send(addressOf(operation, input), {
    method: operation.method,
    headers: headersOf(operation.method !== 'GET', input.body, input.idempotencyKey),
    credentials: 'same-origin',
    ...(payload === undefined ? {} : { body: payload }),
    ...(input.signal === undefined ? {} : { signal: input.signal }),
  })
  if (response.ok && Object.is(operation.output, binary)) return operation.output.parse(await response.blob())
  const body = await readBody(response)
  if (!response.ok) throw toApiProblem(response.status, body)
  const output = operation.output.safeParse(body)
  if (!output.success)
    throw new ApiProblem(response.status, [{ code: 'web.unexpected-answer', detail: output.error.message }])
  return output.data
}
