import { type Facts, type FeelValue, interpret, type Typed } from '@ceyuan/feel'
import { type Applicant, type Entitlement, entitle, populationRules, readApplicant } from '@ceyuan/policy'
import { describe, expect, it } from 'vitest'
import { cityFolders, load } from '../house/city-pack.ts'
import { policySituationsOf } from '../house/policy-situation.ts'

const valuesOf = ({ facts, projects, products }: Applicant): Facts =>
  Object.fromEntries(
    [facts, ...[...projects, ...products].map((owned) => owned.facts)].flatMap((sheet) =>
      Array.from(sheet, ([name, { value }]) => [name, value] as const),
    ),
  )

const truth = (value: boolean | null): string => (value === null ? 'unknown' : value ? 'applies' : 'doesNotApply')

const statusOf = (value: FeelValue | undefined): string =>
  typeof value === 'boolean' || value === null ? truth(value) : 'no truth value'

const fenOf = (value: FeelValue | undefined): string | null =>
  value !== null && typeof value === 'object' && 'fen' in value ? value.fen.toFixed() : null

const paidBy = ({ amount }: Entitlement): string | null => (amount?.kind === 'known' ? amount.fen.toString() : null)

describe.each(cityFolders)('A population under the policies of %s', async (folder) => {
  const { policies: set } = await load(folder)
  const situations = (await policySituationsOf(folder)).filter(({ isRung, of }) => {
    const kinds = set.clauses.get(of)?.map(({ clause }) => clause.kind)
    return !isRung && kinds?.includes('grant')
  })

  it.each(situations)('is judged as its applicants are, one by one: $of: $name', (situation) => {
    const { applicant: own, project, product, on, of } = situation
    const read = readApplicant(set, {
      applicant: { facts: own },
      projects: [{ id: 'S', facts: project }],
      products: [{ id: 'S', facts: product }],
    })
    if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
    const entitlement = entitle(set, read.value, on).find(({ id }) => id === of)
    if (!entitlement) throw new Error(`nothing is said of ${of}`)
    const rule = populationRules(set, on).find(({ id }) => id === of)
    const run = (typed: Typed | undefined): FeelValue | undefined => {
      const result = typed && interpret(typed, valuesOf(read.value), { trace: false, now: `${on}T00:00:00Z` })
      return result?.kind === 'success' ? result.value.value : undefined
    }
    // A clause that is not in force is no rule of the population.
    const status = rule ? statusOf(run(rule.condition)) : 'doesNotApply'
    const paid = status === 'applies' ? fenOf(run(rule?.amount)) : null
    expect({ status, paid }).toEqual({ status: entitlement.status, paid: paidBy(entitlement) })
  })
})
