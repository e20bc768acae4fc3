import { CivilDate, Fen, Problem, Result } from '@ceyuan/values'
import { maySpeakOf } from '../clause/dictionary.ts'
import { nearest } from '../clause/nearest.ts'
import type { SubjectKind } from '../clause/clause.ts'
import type { PolicySet } from '../set/policy-set.ts'
import type { FactSheet } from '../set/sheet.ts'
import type { Applicant, CompanyGroup, OwnedSubject, Payment } from './applicant.ts'
import { readFactValue } from './fact-value.ts'

type Fields = Readonly<Record<string, unknown>>

const fieldsOf = (value: unknown): Fields | null =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : null

const at = (path: string) => ({ path })

const shape = (path: string, wanted: string): Result<never> =>
  Result.failure(Problem.create('policy.applicant-shape', { path, wanted }, at(path)))

const readFact = (
  set: PolicySet,
  subject: SubjectKind,
  [name, value]: readonly [string, unknown],
  path: string,
): Result<FactSheet> => {
  const fact = set.book.facts.get(name)
  const place = at(`${path}/${name}`)
  if (!fact) {
    const near = nearest(name, set.book.facts.keys())
    return Result.failure(Problem.create('policy.unknown-name', { kind: 'fact', found: name, nearest: near }, place))
  }
  if (fact.subject !== subject && (subject === 'applicant' || !maySpeakOf(subject, fact))) {
    return Result.failure(
      Problem.create('policy.fact-of-other-subject', { name, subject: fact.subject, found: subject }, place),
    )
  }
  const found = readFactValue(fact, value)
  return found.kind === 'success'
    ? Result.success(new Map([[name, { value: found.value, from: { kind: 'file' } as const }]]))
    : Result.failure(
        Problem.create(found.problems[0].code, found.problems[0].values, place),
        ...found.problems.slice(1).map(({ code, values }) => Problem.create(code, values, place)),
      )
}

/** Reads the facts of one subject from plain JSON; null is a fact that is not known. */
export const readFacts = (set: PolicySet, subject: SubjectKind, given: unknown, path: string): Result<FactSheet> => {
  const fields = given === undefined ? {} : fieldsOf(given)
  if (!fields) return shape(path, 'object')
  const facts = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map((entry) => readFact(set, subject, entry, path))
  return Result.map(Result.all(facts), (sheets) => new Map(sheets.flatMap((sheet) => [...sheet])))
}

const listOf = (given: unknown, path: string): Result<readonly unknown[]> => {
  if (given === undefined) return Result.success([])
  return Array.isArray(given) ? Result.success(given) : shape(path, 'list')
}

const readOwned = (
  set: PolicySet,
  kind: 'project' | 'product',
  given: unknown,
  path: string,
): Result<readonly OwnedSubject[]> =>
  Result.andThen(listOf(given, path), (items) =>
    Result.all(
      items.map((item, index): Result<OwnedSubject> => {
        const fields = fieldsOf(item)
        const id = fields?.['id']
        if (!fields || typeof id !== 'string' || id === '') return shape(`${path}/${index}`, 'id')
        return Result.map(readFacts(set, kind, fields['facts'], `${path}/${index}/facts`), (facts) => ({ id, facts }))
      }),
    ),
  )

const moneyText = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'string' || typeof value === 'bigint' ? String(value) : ''

const readPayment = (set: PolicySet, item: unknown, path: string): Result<Payment> => {
  const fields = fieldsOf(item)
  if (!fields) return shape(path, 'object')
  const { clause, subject, fen, paidOn } = fields
  if (typeof clause !== 'string') return shape(`${path}/clause`, 'clause')
  if (!set.clauses.has(clause)) {
    const near = nearest(clause, set.clauses.keys())
    const values = { kind: 'clause', found: clause, nearest: near }
    return Result.failure(Problem.create('policy.unknown-name', values, at(`${path}/clause`)))
  }
  const amount = moneyText(fen)
  if (!/^\d+$/.test(amount)) return shape(`${path}/fen`, 'fen')
  if (!CivilDate.is(paidOn)) return shape(`${path}/paidOn`, 'date')
  return Result.success({
    clause,
    subject: typeof subject === 'string' ? subject : null,
    fen: Fen.create(BigInt(amount)),
    paidOn,
  })
}

const readHistory = (set: PolicySet, given: unknown, path: string): Result<readonly Payment[]> =>
  Result.andThen(listOf(given, path), (items) =>
    Result.all(items.map((item, index) => readPayment(set, item, `${path}/${index}`))),
  )

const readGroup = (set: PolicySet, given: unknown): Result<CompanyGroup | null> => {
  if (given === undefined || given === null) return Result.success(null)
  if (typeof given === 'string') return Result.success({ id: given, history: [] })
  const fields = fieldsOf(given)
  const id = fields?.['id']
  if (!fields || typeof id !== 'string') return shape('group', 'id')
  return Result.map(readHistory(set, fields['history'], 'group/history'), (history) => ({ id, history }))
}

const partsOf = ['id', 'applicant', 'projects', 'products', 'history', 'group'] as const

const strangers = (fields: Fields): readonly Problem[] =>
  Object.keys(fields)
    .filter((key) => !partsOf.some((part) => part === key))
    .map((key) =>
      Problem.create('policy.unknown-name', { kind: 'part', found: key, nearest: nearest(key, partsOf) }, at(key)),
    )

/**
 * Reads an applicant from plain JSON: `{applicant: {facts}, projects: [{id, facts}], products: [{id, facts}],
 * history: [{clause, subject, fen, paidOn}], group}`; every problem names the path of the value.
 */
export const readApplicant = (set: PolicySet, given: unknown): Result<Applicant> => {
  const fields = fieldsOf(given)
  if (!fields) return shape('', 'object')
  const own = fieldsOf(fields['applicant'] ?? {})
  if (!own) return shape('applicant', 'object')
  const facts = readFacts(set, 'applicant', own['facts'], 'applicant/facts')
  const projects = readOwned(set, 'project', fields['projects'], 'projects')
  const products = readOwned(set, 'product', fields['products'], 'products')
  const history = readHistory(set, fields['history'], 'history')
  const group = readGroup(set, fields['group'])
  const [first, ...rest] = [
    ...strangers(fields),
    ...[facts, projects, products, history, group].flatMap((part) => (part.kind === 'failure' ? part.problems : [])),
  ]
  if (first) return Result.failure(first, ...rest)
  if (facts.kind === 'failure' || projects.kind === 'failure' || products.kind === 'failure') return shape('', 'object')
  if (history.kind === 'failure' || group.kind === 'failure') return shape('', 'object')
  const id = typeof own['id'] === 'string' ? own['id'] : typeof fields['id'] === 'string' ? fields['id'] : ''
  return Result.success({
    id,
    facts: facts.value,
    projects: projects.value,
    products: products.value,
    history: history.value,
    group: group.value,
  })
}
