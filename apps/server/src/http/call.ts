import type { Locale, Operation } from '@ceyuan/contract'
import type { Result } from '@ceyuan/values'
import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Actor, WriteOptions } from '../database/database.ts'

/** A file in a multipart upload; the stream must be read to its end before the next part comes. */
export type FilePart = {
  readonly kind: 'file'
  readonly name: string
  readonly filename: string
  readonly mediaType: string
  readonly stream: Readable
}

/** A value in a multipart upload. */
export type ValuePart = { readonly kind: 'value'; readonly name: string; readonly value: string }

/** One part of a multipart upload, in the order sent. */
export type UploadPart = FilePart | ValuePart

/** What a handler is called with: checked input, who asks, and how to answer. */
export type Call<Params = unknown, Query = unknown, Body = unknown> = {
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly actor: Actor
  readonly locale: Locale
  /** Passed to `database.write` as it is. */
  readonly write: WriteOptions
  /** The parts of an operation whose body is `multipart`. */
  readonly parts: () => AsyncIterable<UploadPart>
  /** Aborted when the caller goes away before the answer is sent. */
  readonly signal: AbortSignal
  readonly headers: Headers
  /** The network address of the caller. */
  readonly address: string
  /** Adds headers to the answer, such as `set-cookie`. */
  readonly respond: (name: string, values: readonly string[]) => void
}

/** An answer that is a file; `filename` makes the browser save it, without one it is shown. */
export type Download = {
  readonly kind: 'download'
  readonly mediaType: string
  readonly filename?: string
  readonly content: Readable | Uint8Array | string
}

/** An answer that the database has made as JSON. It is sent unread: tests hold it to the operation's contract. */
export type JsonText = { readonly kind: 'json'; readonly text: string }

/** Marks a text as the JSON of an answer. */
export const jsonText = (text: string): JsonText => ({ kind: 'json', text })

/** An operation with what carries it out. */
export type Binding = {
  readonly operation: Operation
  readonly handle: (call: Call) => Promise<Result<unknown>>
}

// The route has parsed each part with the operation's own schemas before it calls, so the types hold.
const isParsed = <Params, Query, Body>(_call: Call): _call is Call<Params, Query, Body> => true

type Handler<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, Answer> = (
  call: Call<z.output<P>, z.output<Q>, z.output<B>>,
) => Promise<Result<Answer>>

const toBinding = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  operation: Operation<P, Q, B, O>,
  handler: Handler<P, Q, B, unknown>,
): Binding =>
  Object.freeze({
    operation,
    handle: async (call: Call) => {
      if (!isParsed<z.output<P>, z.output<Q>, z.output<B>>(call)) throw new Error(`${operation.id} was called unparsed`)
      return handler(call)
    },
  })

/**
 * Binds an operation to its handler; the handler's input and output follow from the operation's schemas. Scope, input and
 * output are checked around it. An operation with output `binary` answers with a `Download`.
 */
export const bind = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  operation: Operation<P, Q, B, O>,
  handler: Handler<P, Q, B, z.input<O>>,
): Binding => toBinding(operation, handler)

/** Binds an operation that is asked so often that its answer comes as JSON from the database. */
export const bindText = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  operation: Operation<P, Q, B, O>,
  handler: Handler<P, Q, B, JsonText>,
): Binding => toBinding(operation, handler)

/** Whether an answer is a file. */
export const isDownload = (value: unknown): value is Download =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'download' && 'content' in value

/** Whether an answer is JSON already. */
export const isJsonText = (value: unknown): value is JsonText =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'json' && 'text' in value
