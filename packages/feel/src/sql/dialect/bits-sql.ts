import type { Bits, Whole } from '../../columns/node.ts'
import { type Compare, reachOf } from '../../columns/reach.ts'
import type { Site } from './site.ts'
import { dateSql, naturalSql, wholeSql } from './whole-sql.ts'

/** A part of a condition: whether it is asked for or its opposite. */
type Part = { readonly node: Bits; readonly negated: boolean }

const opposite = ({ node, negated }: Part, side: Bits): Part =>
  node.kind === 'not' ? { node: side, negated: !negated } : { node: side, negated }

// The parts of a junction of one kind, once negations have gone down to the leaves.
const flatten = (part: Part, word: 'and' | 'or'): readonly Part[] => {
  const { node } = part
  if (node.kind === 'not') return flatten(opposite(part, node.operand), word)
  if (wordOf(part) !== word || (node.kind !== 'and' && node.kind !== 'or')) return [part]
  return [...flatten(opposite(part, node.left), word), ...flatten(opposite(part, node.right), word)]
}

const wordOf = ({ node, negated }: Part): 'and' | 'or' | null => {
  if (node.kind !== 'and' && node.kind !== 'or') return null
  return negated === (node.kind === 'or') ? 'and' : 'or'
}

// The columns without which a comparison gives null by itself.
const strictColumns = ({ left, right }: Compare): readonly string[] =>
  [left, right].every((side) => !reachOf([side]).wholes.some(({ kind }) => !strict.has(kind)))
    ? reachOf([left, right]).wholes.flatMap((node) => (node.kind === 'source' ? [sourceKey(node.source)] : []))
    : []

const strict = new Set(['source', 'constant', 'add', 'subtract', 'multiply', 'negate', 'absolute', 'rescale'])

const sourceKey = (source: object): string => Object.values(source).slice(0, 2).join(' ')

const isImplied = ({ node, negated }: Part, known: ReadonlySet<string>): boolean =>
  node.kind === 'source' && !negated && node.source.sense === 'known' && known.has(sourceKey(node.source))

const flipped = { '<': '>=', '<=': '>', '=': '<>' } as const
const turned = { '<': '>', '<=': '>=', '=': '=' } as const

const isConstant = ({ kind }: Whole): boolean => kind === 'constant'

const isDate = (node: Whole, { column }: Site): boolean =>
  node.kind === 'source' && node.source.kind === 'column' && column(node.source.name).storage === 'int32'

const compareSql = ({ left, right, operator }: Compare, negated: boolean, site: Site): string => {
  const turn = isConstant(left)
  const [first, next] = turn ? [right, left] : [left, right]
  const plain = turn ? turned[operator] : operator
  const opposites: Readonly<Record<string, string>> = { ...flipped, '>': '<=', '>=': '<' }
  const sign = negated ? (opposites[plain] ?? plain) : plain
  const [one, other] = sidesSql(first, next, site)
  return `${one} ${sign} ${other}`
}

// Columns are compared with dates and decimals as people write them; all else as whole numbers.
const sidesSql = (first: Whole, next: Whole, site: Site): readonly [string, string] => {
  if (isDate(first, site)) {
    const [one, other] = [naturalSql(first, site), isDate(next, site) ? naturalSql(next, site) : dateSql(next, site)]
    if (one !== null && other !== null) return [one, other]
  } else {
    const [one, other] = [naturalSql(first, site), naturalSql(next, site)]
    if (one !== null && other !== null && !isDate(next, site)) return [one, other]
  }
  return [wholeSql(first, site), wholeSql(next, site)]
}

type BitLeaf = Extract<Bits, { readonly kind: 'source' }>

const mappedSql = ({ source }: BitLeaf, negated: boolean, site: Site): string => {
  if (source.kind !== 'mapping') return ''
  const sql = site.mapped(source.mapping)
  if (source.sense === 'known') return `(${sql}) is ${negated ? '' : 'not '}null`
  const held = source.sense === 'true' ? sql : `not (${sql})`
  return negated ? site.dialect.isNotTrue(held) : /^[^()]*\band\b|\bor\b/.test(held) ? `(${held})` : held
}

const sourceSql = (node: BitLeaf, negated: boolean, site: Site): string => {
  const { source } = node
  if (source.kind === 'mapping') return mappedSql(node, negated, site)
  const column = site.columnSql(source.name)
  if (source.sense === 'known') return `${column} is ${negated ? '' : 'not '}null`
  const held = source.sense === 'true' ? column : `not ${column}`
  return negated ? site.dialect.isNotTrue(held) : held
}

const leafSql = ({ node, negated }: Part, site: Site): string => {
  switch (node.kind) {
    case 'ones':
    case 'zeros':
      return String((node.kind === 'ones') !== negated)
    case 'source':
      return sourceSql(node, negated, site)
    case 'compare':
      return compareSql(node, negated, site)
    default:
      return partSql({ node, negated }, site)
  }
}

const junctionSql = (part: Part, word: 'and' | 'or', site: Site): string => {
  const parts = flatten(part, word)
  const known = new Set(
    word === 'and' ? parts.flatMap(({ node }) => (node.kind === 'compare' ? strictColumns(node) : [])) : [],
  )
  const kept = parts.filter((each) => !isImplied(each, known))
  const written = kept.map((each) => {
    const sql = partSql(each, site)
    return wordOf(each) !== null && kept.length > 1 && / (and|or) /u.test(sql) ? `(${sql})` : sql
  })
  return [...new Set(written)].join(` ${word} `)
}

const partSql = (part: Part, site: Site): string => {
  if (part.node.kind === 'not') return partSql(opposite(part, part.node.operand), site)
  const word = wordOf(part)
  return word === null ? leafSql(part, site) : junctionSql(part, word, site)
}

/** Gives a condition in which unknown counts as false; what is unknown within it never decides. */
export const bitsSql = (node: Bits, site: Site): string => partSql({ node, negated: false }, site)
