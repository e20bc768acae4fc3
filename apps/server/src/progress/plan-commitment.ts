import type { PlanCommitment as Confirmed, PlanSection } from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import type { City, CityCommitment } from '../city/city.ts'
import type { Label } from '../context.ts'
import type { ConfirmedPlan } from '../plan/confirmed-plan.ts'

/** A commitment of the plan in force. */
export type PlanCommitment = {
  readonly id: string
  readonly kind: 'target' | 'measure'
  readonly title: Label
  readonly section: string
  readonly quote: string
  readonly start: number
  readonly end: number
  readonly target: Confirmed['target']
  readonly lead: string | null
  readonly support: readonly string[]
  readonly assignedBy: Confirmed['assignedBy']
  /** Null until someone has bound it to evidence. */
  readonly binding: CityCommitment['binding'] | null
}

/** The plan that the city runs: its text as it is shown, its sections, and its commitments in the order of the text. */
export type LivePlan = {
  readonly id: string
  readonly head: {
    readonly title: string
    readonly documentNumber: string
    readonly issuer: string
    readonly issuedOn: CivilDate | null
    readonly source: { readonly title: string; readonly link: string | null } | null
  }
  readonly text: string
  readonly sections: readonly PlanSection[]
  readonly commitments: readonly PlanCommitment[]
}

const titleOf = ({ label, binding, quote }: Confirmed, city: City): Label => {
  if (label) return label
  if (binding?.kind === 'milestone') return binding.title
  const indicator = binding?.kind === 'indicator' && city.indicators.find(({ id }) => id === binding.indicator)
  return indicator ? indicator.label : { zh: quote, en: quote }
}

/** The confirmed plan as progress sees it. */
export const toLivePlan = (city: City, plan: ConfirmedPlan): LivePlan => ({
  id: plan.id,
  head: {
    title: plan.title ?? '',
    documentNumber: plan.documentNumber ?? '',
    issuer: plan.issuer ?? '',
    issuedOn: CivilDate.is(plan.issuedOn) ? plan.issuedOn : null,
    source: plan.source && { title: plan.source.title, link: plan.source.link ?? null },
  },
  text: plan.text,
  sections: plan.sections,
  commitments: plan.commitments
    .map((commitment) => ({ ...commitment, title: titleOf(commitment, city) }))
    .toSorted((a, b) => a.start - b.start),
})

/** The last deadline of the plan's targets. */
export const lastDeadline = ({ commitments }: LivePlan): CivilDate | null =>
  commitments
    .flatMap(({ target }) => (CivilDate.is(target?.by) ? [target.by] : []))
    .toSorted()
    .at(-1) ?? null
