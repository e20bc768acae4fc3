import type { CommitmentLine } from '@ceyuan/contract'
import { type LightName, isLight } from '../../parts/lights.ts'
import type { Search } from '../../router/url.ts'

/** What the reader filters the plan for; empty sets and `undefined` let everything through. */
export type PlanFilter = {
  readonly unit: string | undefined
  readonly section: string | undefined
  readonly kind: string | undefined
  readonly lights: readonly LightName[]
}

/** Reads the filter from the address. */
export const toFilter = (search: Search): PlanFilter => ({
  unit: search['unit'],
  section: search['section'],
  kind: search['kind'],
  lights: (search['light'] ?? '').split('.').filter(isLight),
})

type Filtered = Pick<CommitmentLine, 'kind' | 'section' | 'light'> & {
  readonly lead: { readonly id: string } | null
  readonly support: readonly { readonly id: string }[]
}

const isOf = (commitment: Filtered, unit: string): boolean =>
  commitment.lead?.id === unit || commitment.support.some((each) => each.id === unit)

/** Whether a commitment is what the reader filters for. */
export const passes = (commitment: Filtered, filter: PlanFilter): boolean =>
  (filter.unit === undefined || isOf(commitment, filter.unit)) &&
  (filter.section === undefined ||
    commitment.section === filter.section ||
    commitment.section.startsWith(`${filter.section}/`)) &&
  (filter.kind === undefined || commitment.kind === filter.kind) &&
  (filter.lights.length === 0 || filter.lights.includes(commitment.light))

/** The address text of a set of lights with one turned on or off. */
export const toggleLight = (lights: readonly LightName[], light: LightName): string | undefined => {
  const next = lights.includes(light) ? lights.filter((each) => each !== light) : [...lights, light]
  return next.length === 0 ? undefined : next.join('.')
}
