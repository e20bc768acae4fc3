import { Fen, Problem, Result } from '@ceyuan/values'
import { nearestForFirst } from '../clause/nearest.ts'
import type { BundleCap, BundleGrant, BundleProblem } from './bundle-problem.ts'

type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText = (value: unknown): value is string => typeof value === 'string'

const shown = (value: unknown): string => {
  if (isText(value)) return value.slice(0, 60)
  return (typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? 'undefined')).slice(0, 60)
}

// Misspelt names are looked for so many times, so that a file of nothing but notes stays quick.
const mostNotes = 100

type Spelling = { readonly known: readonly string[]; readonly missing: readonly string[] }

/** Reads a problem from JSON, gathering what is wrong with it, each with its path. */
class Reader {
  readonly problems: Problem[] = []
  private readonly nearest = nearestForFirst(mostNotes)

  refuse(path: string, wanted: string, found: unknown): void {
    const values = { path: path || '/', wanted, found: shown(found) }
    this.problems.push(Problem.create('policy.bundle-not-a-problem', values, { path }))
  }

  text(value: unknown, path: string): string {
    if (isText(value) && value !== '') return value
    this.refuse(path, 'text', value)
    return ''
  }

  list(value: unknown, path: string): readonly unknown[] {
    if (value === undefined) return []
    if (Array.isArray(value)) return value
    this.refuse(path, 'list', value)
    return []
  }

  texts(value: unknown, path: string): readonly string[] {
    return this.list(value, path).map((entry, index) => this.text(entry, `${path}/${index}`))
  }

  fields(value: unknown, path: string, known: readonly string[]): Fields {
    if (!isFields(value)) {
      this.refuse(path, 'fields', value)
      return {}
    }
    const missing = known.filter((name) => value[name] === undefined)
    if (missing.length > 0) this.misspelt(Object.keys(value), path, { known, missing })
    return value
  }

  // Other names are notes; one that looks like a name which is missing is taken for a slip.
  private misspelt(names: readonly string[], path: string, { known, missing }: Spelling): void {
    for (const name of names) {
      if (known.includes(name)) continue
      const meant = this.nearest(name, missing)
      if (meant === 'none') continue
      const place = `${path}/${name}`
      this.problems.push(Problem.create('policy.bundle-field-unknown', { path: place, name, meant }, { path: place }))
    }
  }

  // Whole fen: a number that floating point holds exactly, or digits as text of any length.
  fen(value: unknown, path: string): Fen {
    if (typeof value === 'number' && Number.isSafeInteger(value)) return Fen.create(BigInt(value))
    if (isText(value) && /^-?\d{1,60}$/u.test(value)) return Fen.create(BigInt(value))
    this.problems.push(Problem.create('policy.bundle-amount-unreadable', { path, found: shown(value) }, { path }))
    return Fen.zero
  }

  grant(value: unknown, path: string): BundleGrant {
    const { id, fen, subject = '', groups } = this.fields(value, path, ['id', 'fen', 'subject', 'groups'])
    const isWhole = isText(subject)
    if (!isWhole) this.refuse(`${path}/subject`, 'text', subject)
    return {
      id: this.text(id, `${path}/id`),
      fen: this.fen(fen, `${path}/fen`),
      subject: isWhole ? subject : '',
      groups: this.texts(groups, `${path}/groups`),
    }
  }

  pair(value: unknown, path: string): readonly [string, string] {
    const [one, other, ...rest] = this.texts(value, path)
    if (one !== undefined && other !== undefined && rest.length === 0) return [one, other]
    this.refuse(path, 'pair', value)
    return ['', '']
  }

  cap(value: unknown, path: string): BundleCap {
    const { name, ids, fen } = this.fields(value, path, ['name', 'ids', 'fen'])
    return {
      name: this.text(name, `${path}/name`),
      ids: this.texts(ids, `${path}/ids`),
      fen: this.fen(fen, `${path}/fen`),
    }
  }
}

/**
 * Reads a bare bundle problem from JSON: `{grants: [{id, fen, subject, groups}], incompatible: [[id, id]], caps: [{name, ids, fen}]}`.
 * Amounts are whole fen, as numbers up to 2⁵³ or as text of any length; a missing list is empty.
 * Names it does not know are notes, unless they look like one that is missing.
 */
export const readBundleProblem = (value: unknown): Result<BundleProblem> => {
  const reader = new Reader()
  const { grants, incompatible, caps } = reader.fields(value, '', ['grants', 'incompatible', 'caps'])
  if (grants === undefined) reader.refuse('/grants', 'list', undefined)
  const problem: BundleProblem = {
    grants: reader.list(grants, '/grants').map((grant, index) => reader.grant(grant, `/grants/${index}`)),
    incompatible: reader
      .list(incompatible, '/incompatible')
      .map((pair, index) => reader.pair(pair, `/incompatible/${index}`)),
    caps: reader.list(caps, '/caps').map((cap, index) => reader.cap(cap, `/caps/${index}`)),
  }
  const [first, ...rest] = reader.problems
  return first === undefined ? Result.success(problem) : Result.failure(first, ...rest)
}
