// The same clauses for other engines: as SQL totals, as conditions of json-rules-engine, and as expressions of zen-engine.
import { type Chunk, type ColumnProgram, type Dialect, programSql } from '@ceyuan/feel'
import type { Bits, Whole } from '../packages/feel/src/columns/node.ts'
import { prepareMapping } from '../packages/feel/src/columns/prepare.ts'

/** One row as plain facts under short names: whole numbers, truth values, and what the text conditions give. */
export type PlainRow = Readonly<Record<string, number | boolean>>

const counted = (condition: string): string => `coalesce(sum(cast(${condition} as int)), 0)`

/** The query that gives for each clause how many rows hold, how many cannot be told, and the sum of what is paid. */
export const totalsSql = (program: ColumnProgram, dialect: Dialect, table: string): string => {
  const rules = programSql(program, dialect)
  if (rules.kind === 'failure') throw new Error(JSON.stringify(rules.problems))
  const columns = rules.value.flatMap(({ yes, no, amount }) => [
    counted(yes),
    counted(`case when ${yes} then false when ${no} then false else true end`),
    `cast(coalesce(sum(case when ${yes} then ${amount ?? '0'} end), 0) as varchar)`,
  ])
  return `select ${columns.join(',\n  ')} from ${table}`
}

const shortNames = ({ columns }: ColumnProgram): ReadonlyMap<string, string> =>
  new Map(columns.map(({ name }, index) => [name, `f${index}`]))

const holds = (bits: Uint32Array, row: number): boolean => (((bits[row >>> 5] ?? 0) >>> (row & 31)) & 1) === 1

/** Gives rows of a chunk in which nothing is missing as plain facts. */
export const plainRows = (program: ColumnProgram, chunk: Chunk, count: number): readonly PlainRow[] => {
  const names = shortNames(program)
  const mapped = program.mappings.map((mapping) => {
    const [vector, bits] = [new Float64Array(32_768), new Uint32Array(1024)]
    prepareMapping(
      mapping,
      '',
      program.clock,
    )(chunk, {
      vector: () => vector,
      bits: (sense) => (sense === 'false' ? new Uint32Array(1024) : bits),
    })
    return mapping.result === 'truth' ? (row: number) => holds(bits, row) : (row: number) => vector[row] ?? 0
  })
  return Array.from({ length: count }, (_, row) => {
    const facts: Record<string, number | boolean> = {}
    for (const { name, storage } of program.columns) {
      const short = names.get(name) ?? name
      if (storage === 'truth') facts[short] = holds(chunk.bits(name, 'true'), row)
      if (storage === 'int32') facts[short] = chunk.days(name)[row] ?? 0
      if (storage === 'float64') facts[short] = chunk.numbers(name)[row] ?? 0
    }
    mapped.forEach((value, index) => {
      facts[`m${index}`] = value(row)
    })
    return facts
  })
}

type SourceOf = (source: { readonly kind: string; readonly name?: string; readonly mapping?: number }) => string

const sourceNames = (program: ColumnProgram): SourceOf => {
  const names = shortNames(program)
  return (source) => (source.kind === 'column' ? (names.get(source.name ?? '') ?? '') : `m${source.mapping}`)
}

/** Gives a whole number as expression of zen-engine. */
const zenWhole = (node: Whole, of: SourceOf): string => {
  switch (node.kind) {
    case 'source':
      return of(node.source)
    case 'constant':
      return String(node.value)
    case 'least':
    case 'greatest':
      return `${node.kind === 'least' ? 'min' : 'max'}([${zenWhole(node.left, of)}, ${zenWhole(node.right, of)}])`
    case 'negate':
      return `-(${zenWhole(node.operand, of)})`
    case 'absolute':
      return `abs(${zenWhole(node.operand, of)})`
    case 'rescale':
      return `(${zenWhole(node.operand, of)}) * ${node.factor}`
    case 'choose':
      return `((${zenBits(node.test, of)}) ? (${zenWhole(node.yes, of)}) : (${zenWhole(node.no, of)}))`
    case 'divide':
      return `floor((${zenWhole(node.left, of)}) / (${zenWhole(node.right, of)}))`
    default: {
      const signs: Readonly<Record<string, string>> = { add: '+', subtract: '-', multiply: '*' }
      return `(${zenWhole(node.left, of)}) ${signs[node.kind] ?? ''} (${zenWhole(node.right, of)})`
    }
  }
}

const zenBits = (node: Bits, of: SourceOf): string => {
  switch (node.kind) {
    case 'ones':
    case 'zeros':
      return String(node.kind === 'ones')
    case 'source':
      if (node.source.sense === 'known') return 'true'
      return node.source.sense === 'true' ? of(node.source) : `not (${of(node.source)})`
    case 'compare':
      return `(${zenWhole(node.left, of)}) ${node.operator === '=' ? '==' : node.operator} (${zenWhole(node.right, of)})`
    case 'not':
      return `not (${zenBits(node.operand, of)})`
    default:
      return `(${zenBits(node.left, of)}) ${node.kind} (${zenBits(node.right, of)})`
  }
}

const node = (id: string, type: string, content: object): object => ({
  id,
  name: id,
  type,
  content,
  position: { x: 0, y: 0 },
})

/** Gives the clauses as one decision of zen-engine: an expression each, of what is paid where it holds, else -1. */
export const zenDecision = (program: ColumnProgram): string => {
  const of = sourceNames(program)
  const expressions = program.rules.map(({ yes, amount }, index) => ({
    id: `e${index}`,
    key: `c${index}`,
    value: `(${zenBits(yes, of)}) ? (${amount ? zenWhole(amount.whole, of) : '0'}) : -1`,
  }))
  return JSON.stringify({
    nodes: [
      node('in', 'inputNode', {}),
      node('clauses', 'expressionNode', {
        expressions,
        passThrough: false,
        inputField: null,
        outputPath: null,
        executionMode: 'single',
      }),
      node('out', 'outputNode', {}),
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'clauses', type: 'edge' },
      { id: 'b', sourceId: 'clauses', targetId: 'out', type: 'edge' },
    ],
  })
}

/** A condition of json-rules-engine. */
export type JsonCondition =
  | { readonly all: readonly JsonCondition[] }
  | { readonly any: readonly JsonCondition[] }
  | { readonly not: JsonCondition }
  | { readonly fact: string; readonly operator: string; readonly value: unknown }

/** A comparison that is no single fact against a constant: its fact is computed beforehand. */
export type Computed = { readonly name: string; readonly of: (row: PlainRow) => number }

const numberOf = (node: Whole, of: SourceOf): ((row: PlainRow) => number) => {
  switch (node.kind) {
    case 'source':
      return (row) => Number(row[of(node.source)] ?? 0)
    case 'constant':
      return () => Number(node.value)
    case 'rescale': {
      const operand = numberOf(node.operand, of)
      return (row) => operand(row) * Number(node.factor)
    }
    case 'multiply': {
      const [left, right] = [numberOf(node.left, of), numberOf(node.right, of)]
      return (row) => left(row) * right(row)
    }
    case 'add':
    case 'subtract': {
      const [left, right, sign] = [numberOf(node.left, of), numberOf(node.right, of), node.kind === 'add' ? 1 : -1]
      return (row) => left(row) + sign * right(row)
    }
    default:
      throw new Error(`no fact of ${node.kind}`)
  }
}

/** Gives the conditions of the clauses for json-rules-engine; amounts are left to nobody. */
export const jsonConditions = (
  program: ColumnProgram,
): { readonly conditions: readonly JsonCondition[]; readonly computed: readonly Computed[] } => {
  const of = sourceNames(program)
  const computed = new Map<number, Computed>()
  const difference = (node: Extract<Bits, { readonly kind: 'compare' }>): string => {
    const [left, right] = [numberOf(node.left, of), numberOf(node.right, of)]
    const known = computed.get(node.id) ?? { name: `d${node.id}`, of: (row) => left(row) - right(row) }
    computed.set(node.id, known)
    return known.name
  }
  const operators = { '<': 'lessThan', '<=': 'lessThanInclusive', '=': 'equal' }
  const turned = { '<': 'greaterThan', '<=': 'greaterThanInclusive', '=': 'equal' }
  const compared = (node: Extract<Bits, { readonly kind: 'compare' }>): JsonCondition => {
    const { left, right, operator } = node
    if (left.kind === 'source' && right.kind === 'constant') {
      return { fact: of(left.source), operator: operators[operator], value: Number(right.value) }
    }
    return right.kind === 'source' && left.kind === 'constant'
      ? { fact: of(right.source), operator: turned[operator], value: Number(left.value) }
      : { fact: difference(node), operator: operators[operator], value: 0 }
  }
  const condition = (node: Bits): JsonCondition => {
    switch (node.kind) {
      case 'ones':
      case 'zeros':
        return node.kind === 'ones' ? { all: [] } : { fact: 'f0', operator: 'equal', value: 'never' }
      case 'source':
        if (node.source.sense === 'known') return { all: [] }
        return { fact: of(node.source), operator: 'equal', value: node.source.sense === 'true' }
      case 'compare':
        return compared(node)
      case 'not':
        return { not: condition(node.operand) }
      case 'and':
        return { all: [condition(node.left), condition(node.right)] }
      case 'or':
        return { any: [condition(node.left), condition(node.right)] }
    }
  }
  const conditions = program.rules.map(({ yes }) => condition(yes))
  return { conditions, computed: [...computed.values()] }
}
