import { join } from 'node:path'
import { scenarioContent } from '@ceyuan/contract'
import { type Applicant, choose, entitle, type Payment, readFacts } from '@ceyuan/policy'
import { CivilDate, Fen } from '@ceyuan/values'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadCity } from '../city/load-city.ts'
import type { Granted } from '../funding/history.ts'
import { valueOf } from '../progress/test-progress.ts'
import { applyChanges } from './apply-changes.ts'
import { budgetsOf } from './budgets.ts'
import { createPopulationBuilder } from './build-population.ts'
import { historiesOf } from './histories.ts'
import type { ReadPage } from './population-pages.ts'
import { fieldsRead, populationSourceOf } from './population-source.ts'
import { runBefore } from './run-scenario.ts'

const example = valueOf(await loadCity(join(import.meta.dirname, '../../../../cities/example')))
const label = { zh: '集团', en: 'Group' }
const registers = example.registers.map((register) => {
  const [field] = register.fields
  if (register.id !== 'enterprise' || !field) return register
  return { ...register, fields: [...register.fields, { ...field, id: 'groupOf', label, type: 'creditCode' as const }] }
})
const city = { ...example, registers }
const units = city.units.map(({ id }) => id)
const { set } = valueOf(applyChanges(city.policies, scenarioContent.parse({ on: '2026-03-01', changes: [] }), units))
const source = populationSourceOf(city, set)
if (!source) throw new Error('no enterprises')
const [on, lastYear] = ['2026-03-01', '2025-03-01'].map((text) => {
  if (!CivilDate.is(text)) throw new Error(text)
  return text
})
if (!on || !lastYear) throw new Error('no day')
const pace = { pause: async () => undefined }

// Unit of money: ten thousand yuan.
const project = fc.record({
  investment: fc.option(fc.integer({ min: 50, max: 5000 })),
  since: fc.option(fc.constantFrom('2026-02-01', '2026-05-01')),
  green: fc.option(fc.boolean()),
})
const payment = fc.record({
  clause: fc.constantFrom('G-1', 'G-2', 'G-3', 'G-4'),
  subject: fc.nat(2),
  amount: fc.integer({ min: 1, max: 400 }),
  isLastYear: fc.boolean(),
})
const enterprise = fc.record({
  revenue: fc.option(fc.integer({ min: 5000, max: 20_000 })),
  large: fc.option(fc.boolean()),
  research: fc.option(fc.integer({ min: 1, max: 9000 })),
  /** A head of the group of companies: one of the population, or one that nobody knows. */
  head: fc.option(fc.constantFrom('E0', 'E1', 'ELSEWHERE')),
  projects: fc.array(project, { maxLength: 3 }),
  history: fc.array(payment, { maxLength: 2 }),
})
const all = fc.array(enterprise, { minLength: 1, maxLength: 5 })

type Enterprise = typeof enterprise extends fc.Arbitrary<infer T> ? T : never

const codeOf = (place: number): string => `E${place}`
const projectOf = (place: number, index: number): string => `${codeOf(place)}-P${index}`
const yuan = (amount: number | null): string | null => (amount === null ? null : `${amount}0000`)

const factsOf = ({ revenue, large, research }: Enterprise) => ({
  营业收入: yuan(revenue),
  规模以上: large,
  研发费用: yuan(research),
})

const projectFacts = ({ investment, since, green }: Enterprise['projects'][number]) => ({
  设备投资: yuan(investment),
  投产日期: since,
  绿色项目: green,
})

const isProject = (clause: string): boolean => clause === 'G-1' || clause === 'G-2'

const paymentsOf = ({ history }: Enterprise, place: number): readonly Payment[] =>
  history.map(({ clause, subject, amount, isLastYear }) => ({
    clause,
    subject: isProject(clause) ? projectOf(place, subject) : null,
    fen: Fen.create(BigInt(amount) * 1_000_000n),
    paidOn: isLastYear ? lastYear : on,
  }))

const fields = source.registers[0] ? fieldsRead(source, source.registers[0]) : []

const pagesFrom =
  (enterprises: readonly Enterprise[]): ReadPage =>
  async ({ of }) => {
    const rows = (): readonly unknown[] => {
      switch (of.kind) {
        case 'records':
          return enterprises.map((one, place) => {
            const known: Readonly<Record<string, string | null>> = {
              revenue: one.revenue === null ? null : `${one.revenue}000000`,
              large: one.large === null ? null : String(one.large),
              groupOf: one.head,
            }
            return [codeOf(place), codeOf(place), codeOf(place), false, fields.map(({ id }) => known[id] ?? null), []]
          })
        case 'named':
          return of.of === 'product'
            ? []
            : enterprises.flatMap(({ projects }, place) =>
                projects.map((_, index) => [projectOf(place, index), codeOf(place)]),
              )
        case 'supplied':
          return enterprises.flatMap((one, place) => [
            ...(one.research === null ? [] : [[codeOf(place), 'applicant', null, '研发费用', yuan(one.research)]]),
            ...one.projects.flatMap((each, index) =>
              Object.entries(projectFacts(each)).flatMap(([fact, value]) =>
                value === null ? [] : [[codeOf(place), 'project', projectOf(place, index), fact, value]],
              ),
            ),
          ])
      }
    }
    return { text: JSON.stringify(rows()), last: null }
  }

const applicantOf = (one: Enterprise, place: number): Applicant => ({
  id: codeOf(place),
  facts: valueOf(readFacts(set, 'applicant', factsOf(one), '')),
  projects: one.projects.map((each, index) => ({
    id: projectOf(place, index),
    facts: valueOf(readFacts(set, 'project', projectFacts(each), '')),
  })),
  products: [],
  history: paymentsOf(one, place),
  group: null,
})

const ceiling = set.ceilings.find(({ of }) => of === 'group')?.fen ?? 0n
const alone = { ...set, ceilings: set.ceilings.filter(({ of }) => of !== 'group') }

const chosenBy = (applicant: Applicant, by: typeof set) => {
  const choice = choose(by, applicant, entitle(by, applicant, on), { on })
  if (choice.kind === 'failure') throw new Error(choice.problems[0].code)
  return choice.value
}

// The one ceiling of a group of companies covers every clause: the group has what its members would have alone, as far as it goes.
const byReference = (enterprises: readonly Enterprise[]): bigint => {
  const named = new Set<string | null>(enterprises.map(({ head }) => head))
  const headOf = (one: Enterprise, place: number): string | null =>
    one.head ?? (named.has(codeOf(place)) ? codeOf(place) : null)
  const members = enterprises.map((one, place) => ({
    head: headOf(one, place),
    applicant: applicantOf(one, place),
  }))
  const families = Map.groupBy(members, ({ head, applicant }) => head ?? `alone ${applicant.id}`)
  return [...families.values()].reduce((total, own) => {
    const sum = own.reduce((all, { applicant }) => all + chosenBy(applicant, alone).bundle.paidFen, 0n)
    if (own[0]?.head === null) return total + sum
    const paid = own
      .flatMap(({ applicant }) => applicant.history)
      .reduce((all, { fen, paidOn }) => (paidOn === on ? all + fen : all), 0n)
    const left = ceiling > paid ? ceiling - paid : 0n
    return total + (sum < left ? sum : left)
  }, 0n)
}

const byScenario = async (enterprises: readonly Enterprise[]) => {
  const supplied = ['研发费用', '设备投资', '投产日期', '绿色项目']
  const builder = createPopulationBuilder({ city, set, source, supplied })
  const reading = { read: pagesFrom(enterprises), onRead: async () => undefined }
  const population = await builder.update(reading, '1', null)
  const granted = enterprises.flatMap((one, place): readonly Granted[] =>
    paymentsOf(one, place).map((each) => ({ creditCode: codeOf(place), group: one.head, payment: each })),
  )
  const histories = historiesOf(population, granted, on)
  const side = valueOf(await runBefore(set, { population, histories, hidden: new Set(), days: [on], pace }))
  const ranking = { by: 'lowestAmount' as const, fact: null, descending: false }
  const budgets = budgetsOf({ before: side, after: side }, [], { ranking, rankOf: () => null }, population)
  return {
    again: await builder.update(
      reading,
      '2',
      enterprises.map((_, place) => codeOf(place)),
    ),
    population,
    paid: side.payout.paid.reduce((sum, { fen }) => sum + BigInt(fen), 0n),
    cut: side.payout.cut.length,
    payers: Object.fromEntries(budgets.map(({ payer, before }) => [payer?.zh ?? '', BigInt(before.needFen)])),
  }
}

const totalOf = (payers: Readonly<Record<string, bigint>>): bigint =>
  Object.values(payers).reduce((sum, fen) => sum + fen, 0n)

describe('what a scenario adds up to', () => {
  it('is the sum of what each enterprise may have by its own page, groups of companies under their ceiling', async () => {
    let cuts = 0
    await fc.assert(
      fc.asyncProperty(all, async (enterprises) => {
        const { paid, payers, cut } = await byScenario(enterprises)
        cuts += cut
        expect(paid).toBe(byReference(enterprises))
        expect(totalOf(payers)).toBe(paid)
      }),
      { numRuns: 400 },
    )
    expect(cuts).toBeGreaterThan(0)
  })

  it('is asked of each payer as the bundles of those who stand alone have it', async () => {
    await fc.assert(
      fc.asyncProperty(all, async (given) => {
        const enterprises = given.map((one) => ({ ...one, head: null }))
        const wanted: Record<string, bigint> = {}
        for (const [place, one] of enterprises.entries()) {
          for (const { payer, fen } of chosenBy(applicantOf(one, place), set).payers) {
            if (fen > 0n) wanted[payer?.zh ?? ''] = (wanted[payer?.zh ?? ''] ?? 0n) + fen
          }
        }
        expect((await byScenario(enterprises)).payers).toEqual(wanted)
      }),
      { numRuns: 200 },
    )
  })

  it('does not change when the same is read again', async () => {
    await fc.assert(
      fc.asyncProperty(all, async (enterprises) => {
        const { population, again } = await byScenario(enterprises)
        expect({ ...again, key: population.key }).toEqual(population)
      }),
      { numRuns: 50 },
    )
  })
})
