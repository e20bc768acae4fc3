import { actorId } from '../database/actor-settings.ts'
import type { Actor } from '../database/database.ts'
import type { Progress } from './scenario-thread.ts'

/** How far a run is: waiting until others are done, or at a step. */
export type Run = Progress | { readonly step: 'waiting'; readonly done: 0; readonly of: 0 }

type Asker = { readonly actor: Actor; readonly run: string | undefined }

const waiting: Run = Object.freeze({ step: 'waiting', done: 0, of: 0 })

const keyOf = (actor: Actor, run: string): string => `${actorId(actor)} ${run}`

/** How far runs are. */
export type Runs = ReturnType<typeof createRuns>

/** Keeps how far runs are that somebody wants to follow, each told only to whoever began it; the last of a name counts. */
export const createRuns = () => {
  const runs = new Map<string, { now: Run }>()
  return {
    find: (actor: Actor, run: string): Run | null => runs.get(keyOf(actor, run))?.now ?? null,
    follow: async <T>(
      { actor, run }: Asker,
      work: (onProgress: (progress: Progress) => void) => Promise<T>,
    ): Promise<T> => {
      if (run === undefined) return work(() => undefined)
      const key = keyOf(actor, run)
      const own: { now: Run } = { now: waiting }
      runs.set(key, own)
      try {
        return await work(({ step, done, of }) => {
          own.now = { step, done, of }
        })
      } finally {
        if (runs.get(key) === own) runs.delete(key)
      }
    },
  }
}
