import type { Entitlement, FactSheet, Finding, PolicySet } from '@ceyuan/policy'
import type { Dossier } from '../policy/dossier.ts'

const factsIn = (finding: Finding | null): readonly string[] =>
  finding === null ? [] : [...finding.facts.map(({ name }) => name), ...finding.parts.flatMap(factsIn)]

const sheetsOf = ({ applicant }: Dossier, { subject }: Entitlement): readonly FactSheet[] => {
  const owned = [...applicant.projects, ...applicant.products].find(({ id }) => id === subject.id)
  return [...(owned ? [owned.facts] : []), applicant.facts]
}

/**
 * The facts behind an entitlement that nobody but the enterprise itself has said: no register holds them and no officer has
 * found that they hold. What is granted without application must not rest on them.
 */
export const unproven = (
  dossier: Dossier,
  found: Entitlement,
  { book }: Pick<PolicySet, 'book'>,
): readonly string[] => {
  const sheets = sheetsOf(dossier, found)
  const seen = new Set<string>()
  const open: string[] = []
  const look = (name: string): void => {
    if (seen.has(name)) return
    seen.add(name)
    const said = sheets.find((sheet) => sheet.has(name))?.get(name)
    const origin = said && dossier.origins.get(said.from)
    if (origin?.kind === 'register' || (origin?.kind === 'supplied' && origin.verified !== null)) return
    const formula = said ? undefined : book.formulas.get(name)
    if (formula) formula.facts.forEach(look)
    else open.push(name)
  }
  const { condition, calculation, requirements } = found
  const findings = [condition, calculation, ...requirements.map(({ finding }) => finding)]
  findings.flatMap(factsIn).forEach(look)
  return open
}
