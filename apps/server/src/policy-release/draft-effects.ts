import type { ClauseContent, DraftEffect } from '@ceyuan/contract'
import { entitle, type Applicant, type Entitlement, type PolicySet } from '@ceyuan/policy'
import { CivilDate } from '@ceyuan/values'
import type { Dossier } from '../policy/dossier.ts'
import { type DossierService, factReader } from '../policy/dossier-service.ts'
import { toSubject } from '../policy/entitlement-view.ts'
import { outcomeOf } from './run-tests.ts'

/** The policies without and with a draft. */
export type BothSets = { readonly before: PolicySet; readonly after: PolicySet }

const given = (set: PolicySet, applicant: Applicant, clause: string, on: CivilDate): readonly Entitlement[] =>
  entitle(set, applicant, on).filter(({ id }) => id === clause)

const fenOf = (outcome: DraftEffect['before']): bigint | null => {
  if (outcome === null || outcome.status === 'doesNotApply') return 0n
  return outcome.fen === null ? null : BigInt(outcome.fen)
}

const changeOf = (before: DraftEffect['before'], after: DraftEffect['after']): string | null => {
  const [was, is] = [fenOf(before), fenOf(after)]
  return was === null || is === null ? null : (is - was).toString()
}

const effectsOn = (
  { applicant, name, subjects }: Dossier,
  { before, after }: BothSets,
  clause: string,
  on: CivilDate,
): readonly DraftEffect[] => {
  const [was, is] = [given(before, applicant, clause, on), given(after, applicant, clause, on)]
  const all = new Map([...was, ...is].map(({ subject }) => [`${subject.kind} ${subject.id}`, subject]))
  return [...all.values()].map((subject) => {
    const of = (found: readonly Entitlement[]): DraftEffect['before'] => {
      const one = found.find((each) => each.subject.kind === subject.kind && each.subject.id === subject.id)
      return one ? outcomeOf(one) : null
    }
    const [first, second] = [of(was), of(is)]
    return {
      creditCode: applicant.id,
      name,
      subject: toSubject(subject, { subjects }),
      before: first,
      after: second,
      changeFen: changeOf(first, second),
    }
  })
}

/** What a draft would change for each of these enterprises on its first day, and which of them no register knows. */
export const effectsOf = async (
  dossiers: DossierService,
  sets: BothSets,
  content: Pick<ClauseContent, 'clause' | 'from'>,
  applicants: readonly string[],
): Promise<{ readonly effects: DraftEffect[]; readonly unknown: string[] }> => {
  const on = CivilDate.parse(content.from)
  const effects: DraftEffect[] = []
  const unknown: string[] = []
  for (const creditCode of on.kind === 'success' ? new Set(applicants) : []) {
    const read = await dossiers.read(factReader, creditCode, content.from)
    if (read.kind === 'failure' || on.kind === 'failure') unknown.push(creditCode)
    else effects.push(...effectsOn(read.value.dossier, sets, content.clause, on.value))
  }
  return { effects, unknown }
}
