import type { ImportState } from '@ceyuan/contract'

/** Whether an import is being worked on, so that its page asks again. */
export const isAtWork = (state: ImportState | undefined): boolean =>
  state?.status === 'checking' || state?.status === 'writing' || state?.status === 'undoing'

const order = ['upload', 'map', 'check', 'write'] as const

/** A step of an import, in the order in which they are taken. */
export type Step = (typeof order)[number]

/** Every step, in order. */
export const steps: readonly Step[] = order

/** The step that an import stands at. */
export const stepOf = (state: Pick<ImportState, 'status'> | undefined): Step => {
  if (state === undefined) return 'upload'
  if (state.status === 'mapping') return 'map'
  return state.status === 'checking' || state.status === 'checked' ? 'check' : 'write'
}
