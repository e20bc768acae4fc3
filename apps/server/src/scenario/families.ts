import type { Payment, PolicySet } from '@ceyuan/policy'

/** The groups of companies of a population: the group of each enterprise, -1 where it stands alone, and who belongs to each. */
export type Families = {
  readonly of: Int32Array
  readonly heads: readonly string[]
  readonly members: readonly (readonly number[])[]
}

/** Finds the groups of companies: whoever names a head belongs to it, and the head does where others name it. */
export const familiesOf = (codes: readonly string[], headOf: readonly (string | null)[]): Families => {
  const named = new Set(headOf.filter((head) => head !== null))
  const places = new Map<string, number>()
  const members: number[][] = []
  const of = new Int32Array(codes.length).fill(-1)
  codes.forEach((code, enterprise) => {
    const head = headOf[enterprise] ?? (named.has(code) ? code : null)
    if (head === null) return
    const family = places.get(head) ?? members.push([]) - 1
    places.set(head, family)
    members[family]?.push(enterprise)
    of[enterprise] = family
  })
  return { of, heads: [...places.keys()], members }
}

/** What is counted as granted: by enterprise, and to members of a group of companies who are no longer in the register. */
export type Histories = {
  readonly of: (enterprise: number) => readonly Payment[]
  readonly outside: (family: number) => readonly Payment[]
}

/** Whether some ceiling is shared by the members of a group of companies. */
export const hasShared = ({ ceilings }: Pick<PolicySet, 'ceilings'>): boolean =>
  ceilings.some(({ of }) => of === 'group')

/** Enterprises with all members of their groups of companies, in order, each group once and together. */
export const unitsOf = (enterprises: Iterable<number>, families: Families): readonly (readonly number[])[] => {
  const seen = new Set<number>()
  const units: (readonly number[])[] = []
  for (const enterprise of enterprises) {
    const family = families.of[enterprise] ?? -1
    if (family < 0) units.push([enterprise])
    else if (!seen.has(family)) {
      seen.add(family)
      units.push(families.members[family] ?? [])
    }
  }
  return units
}
