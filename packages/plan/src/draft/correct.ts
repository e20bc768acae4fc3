import { Problem, Result } from '@ceyuan/values'
import type { CommitmentBinding, PlanCommitment, PlanContent, PlanFigure } from './plan-content.ts'

/** A correction that a person makes to a draft; places are offsets in its text. */
export type Correction =
  | {
      readonly kind: 'change'
      readonly id: string
      readonly commitmentKind?: PlanCommitment['kind'] | undefined
      readonly target?: PlanFigure | null | undefined
      readonly lead?: string | null | undefined
      readonly support?: readonly string[] | undefined
      readonly binding?: CommitmentBinding | null | undefined
    }
  | { readonly kind: 'respan'; readonly id: string; readonly start: number; readonly end: number }
  | { readonly kind: 'split'; readonly id: string; readonly at: number }
  | { readonly kind: 'merge'; readonly ids: readonly string[] }
  | {
      readonly kind: 'add'
      readonly commitmentKind: PlanCommitment['kind']
      readonly target: PlanFigure | null
      readonly start: number
      readonly end: number
    }
  | { readonly kind: 'remove'; readonly id: string }
  | ({ readonly kind: 'head' } & Pick<PlanContent, 'title' | 'documentNumber' | 'issuer' | 'issuedOn'>)
  | { readonly kind: 'units'; readonly section: string; readonly responsibleUnits: readonly string[] }

/** What a correction is made on: the draft's text, the ids of the city's units, and an id for a commitment that it makes. */
export type CorrectionContext = {
  readonly text: string
  readonly units: ReadonlySet<string>
  readonly newId: string
}

type Corrected = Result<PlanContent>

const fail = (code: string, values: Problem['values'] = {}) => Result.failure(Problem.create(code, values))

const withCommitments = (content: PlanContent, commitments: readonly PlanCommitment[]): PlanContent => ({
  ...content,
  commitments: commitments.toSorted((one, other) => one.start - other.start || one.end - other.end),
})

const find = (content: PlanContent, id: string): Result<PlanCommitment> => {
  const found = content.commitments.find((each) => each.id === id)
  return found ? Result.success(found) : fail('plan.commitment-unknown', { id })
}

const replace = (content: PlanContent, id: string, ...next: readonly PlanCommitment[]): PlanContent =>
  withCommitments(content, [...content.commitments.filter((each) => each.id !== id), ...next])

const checkFigure = (commitment: PlanCommitment): Result<PlanCommitment> => {
  const { kind, target } = commitment
  if (kind === 'measure' && target === null) return Result.success(commitment)
  if (!target || (target.min === null && target.max === null) || target.unit.trim() === '') {
    return fail('plan.figure-missing')
  }
  if (target.min !== null && target.max !== null && target.min > target.max) {
    return fail('plan.figure-empty', { min: target.min, max: target.max })
  }
  return Result.success(commitment)
}

const checkUnits = (commitment: PlanCommitment, units: ReadonlySet<string>): Result<PlanCommitment> => {
  const named = [...(commitment.lead === null ? [] : [commitment.lead]), ...commitment.support]
  const unknown = named.find((unit) => !units.has(unit))
  return unknown === undefined ? Result.success(commitment) : fail('plan.unit-unknown', { unit: unknown })
}

/** The deepest section that holds a stretch whole. */
const sectionOf = (content: PlanContent, start: number, end: number): string | undefined =>
  content.sections.findLast((section) => section.start <= start && end <= section.end)?.path

type Place = Pick<PlanCommitment, 'start' | 'end' | 'quote' | 'section'>

const placeOf = (content: PlanContent, text: string, start: number, end: number): Result<Place> => {
  if (start < 0 || end > text.length || start >= end) return fail('plan.span-invalid')
  const raw = text.slice(start, end)
  const from = start + raw.length - raw.trimStart().length
  const to = end - raw.length + raw.trimEnd().length
  if (from >= to) return fail('plan.span-invalid')
  const section = sectionOf(content, from, to)
  const crosses = content.sections.some((each) => each.start > from && each.start < to)
  if (section === undefined || crosses) return fail('plan.span-outside-sections')
  return Result.success({ start: from, end: to, quote: text.slice(from, to), section })
}

const change = (
  content: PlanContent,
  correction: Correction & { kind: 'change' },
  context: CorrectionContext,
): Corrected =>
  Result.andThen(find(content, correction.id), (before) => {
    const { commitmentKind, target, lead, support, binding } = correction
    const kind = commitmentKind ?? before.kind
    const kept = kind === before.kind ? before.target : null
    const after: PlanCommitment = {
      ...before,
      kind,
      target: target === undefined ? kept : target,
      lead: lead === undefined ? before.lead : lead,
      support: (support ?? before.support).filter((unit) => unit !== (lead === undefined ? before.lead : lead)),
      binding: binding === undefined ? before.binding : binding,
    }
    return Result.andThen(checkFigure(after), (figured) =>
      Result.map(checkUnits(figured, context.units), (checked) => replace(content, before.id, checked)),
    )
  })

const split = (
  content: PlanContent,
  correction: Correction & { kind: 'split' },
  context: CorrectionContext,
): Corrected =>
  Result.andThen(find(content, correction.id), (before) => {
    if (correction.at <= before.start || correction.at >= before.end) return fail('plan.split-outside')
    const parts = Result.all([
      placeOf(content, context.text, before.start, correction.at),
      placeOf(content, context.text, correction.at, before.end),
    ])
    return Result.map(parts, ([first, second]) => {
      const rest = second ? [{ ...before, ...second, id: context.newId, label: null, binding: null }] : []
      return replace(content, before.id, { ...before, ...first }, ...rest)
    })
  })

const merge = (
  content: PlanContent,
  correction: Correction & { kind: 'merge' },
  context: CorrectionContext,
): Corrected =>
  Result.andThen(Result.all([...new Set(correction.ids)].map((id) => find(content, id))), (found) => {
    const parts = found.toSorted((one, other) => one.start - other.start)
    const [first, ...others] = parts
    if (!first || others.some(({ section }) => section !== first.section)) return fail('plan.merge-apart')
    const end = Math.max(...parts.map((part) => part.end))
    return Result.map(placeOf(content, context.text, first.start, end), (place) => {
      const target = parts.find((part) => part.target)?.target ?? null
      const binding = parts.find((part) => part.binding)?.binding ?? null
      const support = [...new Set(parts.flatMap((part) => part.support))]
      const merged: PlanCommitment = {
        ...first,
        ...place,
        kind: target ? 'target' : 'measure',
        target,
        binding,
        support,
      }
      return withCommitments(content, [...content.commitments.filter(({ id }) => !correction.ids.includes(id)), merged])
    })
  })

const add = (content: PlanContent, correction: Correction & { kind: 'add' }, context: CorrectionContext): Corrected =>
  Result.andThen(placeOf(content, context.text, correction.start, correction.end), (place) => {
    const beside = content.commitments.find(({ section }) => section === place.section)
    const made: PlanCommitment = {
      ...place,
      id: context.newId,
      kind: correction.commitmentKind,
      label: null,
      target: correction.target,
      lead: beside?.lead ?? null,
      support: beside?.support ?? [],
      assignedBy: null,
      binding: null,
    }
    return Result.map(checkFigure(made), (checked) => withCommitments(content, [...content.commitments, checked]))
  })

const setUnits = (content: PlanContent, { section, responsibleUnits }: Correction & { kind: 'units' }): Corrected => {
  if (!content.sections.some(({ path }) => path === section)) return fail('plan.section-unknown', { section })
  const sections = content.sections.map((each) => (each.path === section ? { ...each, responsibleUnits } : each))
  return Result.success({ ...content, sections })
}

/** The draft's content after a correction. */
export const correctPlan = (content: PlanContent, correction: Correction, context: CorrectionContext): Corrected => {
  switch (correction.kind) {
    case 'change':
      return change(content, correction, context)
    case 'respan':
      return Result.andThen(find(content, correction.id), (before) =>
        Result.map(placeOf(content, context.text, correction.start, correction.end), (place) =>
          replace(content, before.id, { ...before, ...place }),
        ),
      )
    case 'split':
      return split(content, correction, context)
    case 'merge':
      return merge(content, correction, context)
    case 'add':
      return add(content, correction, context)
    case 'remove':
      return Result.map(find(content, correction.id), ({ id }) => replace(content, id))
    case 'head': {
      const { title, documentNumber, issuer, issuedOn } = correction
      return Result.success({ ...content, title, documentNumber, issuer, issuedOn })
    }
    case 'units':
      return setUnits(content, correction)
  }
}
