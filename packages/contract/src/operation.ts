import type { z } from 'zod'

/** What a caller must be allowed to do; `public` needs no account, `signedIn` any account. Else `feature.verb`. */
export type Scope = 'public' | 'signedIn' | `${string}.${string}`

/** An HTTP operation as server and web both see it: one declaration, from which routes, client and OpenAPI follow. */
export type Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> = {
  readonly id: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify style, such as `/api/registers/:register/records`. */
  readonly path: `/api/${string}`
  readonly scope: Scope
  readonly summary: string
  readonly params?: Params
  readonly query?: Query
  readonly body?: Body
  /** The largest file that a body of files may hold, where it is not the usual one. */
  readonly mostBytes?: number
  readonly output: Output
  /** Codes from the catalogue that this operation may answer with, besides those of every operation. */
  readonly problems?: readonly string[]
}

/** Declares an operation, keeping its exact types. */
export const operation = <
  Params extends z.ZodType = z.ZodNever,
  Query extends z.ZodType = z.ZodNever,
  Body extends z.ZodType = z.ZodNever,
  Output extends z.ZodType = z.ZodType,
>(
  declaration: Operation<Params, Query, Body, Output>,
): Operation<Params, Query, Body, Output> => Object.freeze(declaration)
