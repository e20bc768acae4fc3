import type { Operation } from '@ceyuan/contract'
import {
  QueryCache,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useRef } from 'react'
import type { z } from 'zod'
import { useMessages } from '../i18n/use-messages.ts'
import { type CallInput, call } from './call.ts'
import { ApiProblem } from './problem.ts'

const isSignedOut = (error: unknown): boolean => error instanceof ApiProblem && error.status === 401

/**
 * The cache of server answers; a refusal is never asked twice, an unreachable server once more.
 * A reading that is refused for want of a sign-in asks for the session again, so that the page leads to the sign-in.
 */
export const createQueryClient = (): QueryClient => {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (isSignedOut(error)) void client.invalidateQueries({ queryKey: ['session'] })
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (count, error) => count < 1 && !(error instanceof ApiProblem && error.status > 0 && error.status < 500),
      },
    },
  })
  return client
}

/** How an answer is kept and when it is asked for. */
export type UseOperationOptions = {
  readonly enabled?: boolean
  /** Shows the previous answer while the next loads (paging, filters). */
  readonly keep?: boolean
  readonly staleTime?: number
  /** Asks again after so many milliseconds, for work that is under way; false when nothing is awaited. */
  readonly every?: number | false
}

/** Reads an operation through the cache; the language is part of the key, since sentences come from the server. */
export const useOperation = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  operation: Operation<P, Q, B, O>,
  input: Pick<CallInput<P, Q, B>, 'params' | 'query'> = {},
  options: UseOperationOptions = {},
): UseQueryResult<z.output<O>> => {
  const { language } = useMessages()
  return useQuery<z.output<O>>({
    queryKey: [operation.id, language, input],
    queryFn: ({ signal }) => call(operation, { ...input, signal }),
    ...(options.enabled === undefined ? {} : { enabled: options.enabled }),
    ...(options.staleTime === undefined ? {} : { staleTime: options.staleTime }),
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  })
}

/** Sends a write. A retry of the same attempt carries the same idempotency key; success refreshes every reading. */
export const useCommand = <P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType>(
  operation: Operation<P, Q, B, O>,
): UseMutationResult<z.output<O>, Error, CallInput<P, Q, B>> => {
  const client = useQueryClient()
  const key = useRef(crypto.randomUUID())
  return useMutation<z.output<O>, Error, CallInput<P, Q, B>>({
    mutationFn: (input) => call(operation, { idempotencyKey: key.current, ...input }),
    onSuccess: async () => {
      key.current = crypto.randomUUID()
      await client.invalidateQueries()
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status >= 400 && error.status < 500) key.current = crypto.randomUUID()
    },
  })
}
