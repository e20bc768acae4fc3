import {
  type Ceiling,
  choose,
  type Entitlement,
  grantId,
  type Payment,
  type PolicySet,
  type ReadyClause,
} from '@ceyuan/policy'
import { CivilDate, Fen } from '@ceyuan/values'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTestCity } from '../progress/test-progress.ts'
import type { Year } from './choose-grants.ts'
import type { Outcome } from './evaluate.ts'
import { lawOf } from './law.ts'
import type { SubjectTable } from './population.ts'
import { simulate } from './simulate.ts'

const city = await loadTestCity()
const grants = [...city.policies.clauses.values()].flatMap((versions) => {
  const last = versions.at(-1)
  return last && last.clause.kind === 'grant' && last.clause.subject !== 'product' ? [last] : []
})
const size = 8
const groupIds = [...city.policies.groups.keys()]
const frequencies = ['once', 'yearly', 'perProject', 'unknown'] as const
const pace = { pause: async () => undefined }

const days = ['2026-11-23', '2027-11-23', '2028-11-23'].map((text) => {
  if (!CivilDate.is(text)) throw new Error(text)
  return text
})

const rule = fc.record({
  groups: fc.subarray(groupIds, { maxLength: 2 }),
  frequency: fc.constantFrom(...frequencies),
  excludes: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { maxLength: 1 }),
})
const ceiling = fc.record({
  over: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7], { maxLength: 4 }),
  per: fc.constantFrom('year' as const, 'ever' as const),
  fen: fc.integer({ min: 1, max: 30 }),
})
const grant = fc.record({
  year: fc.nat(2),
  place: fc.nat(size - 1),
  row: fc.nat(1),
  fen: fc.integer({ min: 1, max: 12 }),
})

type Rules = readonly {
  readonly groups: readonly string[]
  readonly frequency: (typeof frequencies)[number]
  readonly excludes: readonly number[]
}[]

// The city's clauses under other groups, frequencies, exclusions and one ceiling.
const setOf = (rules: Rules, { over, per, fen }: { over: readonly number[]; per: 'year' | 'ever'; fen: number }) => {
  const readies = grants.slice(0, size).map((ready, place): ReadyClause => {
    const { groups = [], frequency = 'once', excludes = [] } = rules[place] ?? {}
    const incompatible = excludes.filter((other) => other !== place).map((other) => grants[other]?.id ?? '')
    return { ...ready, clause: { ...ready.clause, groups: [...groups], frequency, incompatible } }
  })
  const clauses = over.map((place) => grants[place]?.id ?? '')
  const one: Ceiling = {
    id: 'ceiling',
    title: { zh: '上限', en: 'Ceiling' },
    of: 'applicant',
    clauses,
    per,
    fen: Fen.create(BigInt(fen)),
    quote: '',
    source: { title: '', link: null, date: null },
  }
  const set: PolicySet = {
    ...city.policies,
    clauses: new Map(readies.map((ready) => [ready.id, [ready]])),
    ceilings: clauses.length > 0 ? [one] : [],
  }
  return { set, readies }
}

type Grant = { readonly year: number; readonly place: number; readonly row: number; readonly fen: number }

const subjects = ['P-1', 'P-2']

const table = (kind: SubjectTable['kind'], rows: readonly (string | null)[]): SubjectTable => ({
  kind,
  rows: rows.length,
  owners: new Int32Array(rows.length),
  subjects: rows,
  chunks: [],
  columns: [],
})
const tables = {
  applicant: table('applicant', [null]),
  project: table('project', subjects),
  product: table('product', []),
}

const families = { of: Int32Array.of(-1), heads: [], members: [] }

const rowOf = ({ clause }: ReadyClause, row: number): number => (clause.subject === 'applicant' ? 0 : row)

// Each clause once for each subject, as an evaluation gives them.
const ofYear = (all: readonly Grant[], readies: readonly ReadyClause[], year: number): readonly Grant[] =>
  [
    ...new Map(
      all
        .filter((one) => one.year === year)
        .flatMap((one) => {
          const ready = readies[one.place]
          const row = ready ? rowOf(ready, one.row) : 0
          return [[`${one.place} ${row}`, { ...one, row }] as const]
        }),
    ).values(),
  ].toSorted((a, b) => a.place - b.place)

const yearOf = (set: PolicySet, readies: readonly ReadyClause[], all: readonly Grant[], on: CivilDate): Year => {
  const outcomes = readies.map((ready): Outcome => {
    const none = { applies: 0, unknown: 0, unpriced: 0, yesBits: [], unknownBits: [] }
    return { ready, ...none, rows: new Int32Array(0), fen: new Float64Array(0) }
  })
  return {
    law: lawOf(set, on, outcomes),
    tables,
    grants: {
      outcomes,
      from: Int32Array.from([0, all.length]),
      outcome: Uint16Array.from(all, ({ place }) => place),
      row: Int32Array.from(all, ({ row }) => row),
      fen: Float64Array.from(all, ({ fen }) => fen),
    },
  }
}

const entitlementOf = (ready: ReadyClause, { row, fen }: Grant, on: CivilDate): Entitlement => ({
  id: ready.id,
  ready,
  subject: { kind: ready.clause.subject, id: ready.clause.subject === 'applicant' ? null : (subjects[row] ?? null) },
  on,
  status: 'applies',
  reasons: [],
  missing: [],
  amount: { kind: 'known', fen: Fen.create(BigInt(fen)), computedFen: Fen.create(BigInt(fen)), lostFen: Fen.zero },
  wouldPay: null,
  condition: null,
  calculation: null,
  requirements: [],
  isToVerify: false,
  problems: [],
})

// The reference: `choose` year after year, what was paid counting as history.
const byReference = (
  set: PolicySet,
  readies: readonly ReadyClause[],
  all: readonly (readonly Grant[])[],
  before: readonly Payment[],
) => {
  const history: Payment[] = [...before]
  return days.map((on, year) => {
    const entitlements = (all[year] ?? []).flatMap((one) => {
      const ready = readies[one.place]
      return ready ? [entitlementOf(ready, one, on)] : []
    })
    const applicant = { id: '', facts: new Map(), projects: [], products: [], history: [...history], group: null }
    const choice = choose(set, applicant, entitlements, { on })
    if (choice.kind === 'failure') throw new Error(JSON.stringify(choice.problems))
    const chosen = choice.value.bundle.chosen.filter(({ paidFen }) => paidFen > 0n)
    for (const { id, paidFen } of chosen) {
      const entitlement = choice.value.grants.get(id)
      if (entitlement)
        history.push({ clause: entitlement.id, subject: entitlement.subject.id, fen: paidFen, paidOn: on })
    }
    return chosen.map(({ id, paidFen }) => `${id} ${paidFen}`).toSorted()
  })
}

const check = async (
  rules: Rules,
  cap: Parameters<typeof setOf>[1],
  all: readonly Grant[],
  before: readonly Payment[],
) => {
  const { set, readies } = setOf(rules, cap)
  const perYear = days.map((_, year) => ofYear(all, readies, year))
  const years = days.map((on, year) => yearOf(set, readies, perYear[year] ?? [], on))
  const histories = { of: () => before, outside: () => [] }
  const { paid, unproved } = await simulate({ years, families, histories }, [0], pace)
  const found = days.map((_, year) =>
    paid
      .filter((one) => one.year === year)
      .flatMap(({ place, row, fen }) => {
        const ready = readies[place]
        if (!ready) return []
        const subject = {
          kind: ready.clause.subject,
          id: ready.clause.subject === 'applicant' ? null : (subjects[row] ?? null),
        }
        return [`${grantId({ id: ready.id, subject })} ${fen}`]
      })
      .toSorted(),
  )
  return {
    found: { paid: found, unproved },
    wanted: { paid: byReference(set, readies, perYear, before), unproved: [] },
  }
}

const rules = fc.array(rule, { minLength: size, maxLength: size })
const some = fc.array(grant, { minLength: 1, maxLength: 12 })

describe('what an enterprise is paid over the years', () => {
  it('is what the policy package chooses year after year, under groups, exclusions, frequencies and a ceiling', async () => {
    await fc.assert(
      fc.asyncProperty(rules, ceiling, some, async (own, cap, all) => {
        const { found, wanted } = await check(own, cap, all, [])
        expect(found).toEqual(wanted)
      }),
      { numRuns: 1000 },
    )
  })

  it('is so for enterprises that were paid before, too', async () => {
    const paidOn = days[0]
    if (!paidOn) throw new Error('no day')
    const payment = fc.record({ place: fc.nat(size - 1), row: fc.nat(1), fen: fc.integer({ min: 1, max: 9 }) })
    await fc.assert(
      fc.asyncProperty(
        rules,
        ceiling,
        some,
        fc.array(payment, { minLength: 1, maxLength: 3 }),
        async (own, cap, all, earlier) => {
          const before = earlier.flatMap(({ place, row, fen }): readonly Payment[] => {
            const ready = grants[place]
            if (!ready) return []
            const subject = ready.clause.subject === 'applicant' ? null : (subjects[row] ?? null)
            return [{ clause: ready.id, subject, fen: Fen.create(BigInt(fen)), paidOn }]
          })
          const { found, wanted } = await check(own, cap, all, before)
          expect(found).toEqual(wanted)
        },
      ),
      { numRuns: 300 },
    )
  })
})
