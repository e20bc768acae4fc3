import { call, type Code, constant, i32, local, loopWhile, unsigned } from './instruction.ts'

/** The types of locals. */
export type LocalType = 'i32' | 'i64' | 'f64' | 'v128'

const typeCodes: Readonly<Record<LocalType, number>> = { i32: 0x7f, i64: 0x7e, f64: 0x7c, v128: 0x7b }

/** The parameters of every function: the base of the chunk, the first word, and how many words; a word is 64 rows. */
export const parameter: Readonly<{ base: 0; start: 1; count: 2 }> = Object.freeze({ base: 0, start: 1, count: 2 })

/** A function in the making. */
export type FunctionDraft = {
  /** Adds a local and gives its number. */
  readonly local: (type: LocalType) => number
  readonly locals: () => readonly LocalType[]
}

/** Begins a function of the three parameters. */
export const draftFunction = (): FunctionDraft => {
  const types: LocalType[] = []
  return {
    local: (type) => types.push(type) + 2,
    locals: () => types,
  }
}

const sized = (code: Code): Code => [...unsigned(code.length), ...code]

const listed = (parts: readonly Code[]): Code => [...unsigned(parts.length), ...parts.flat()]

const section = (id: number, content: Code): Code => [id, ...sized(content)]

const text = (value: string): Code => sized(Array.from(value, (character) => character.codePointAt(0) ?? 0))

/** Gives the body of a function with its locals. */
export const functionBody = (draft: FunctionDraft, code: Code): Code =>
  sized([...listed(draft.locals().map((type) => [1, typeCodes[type]])), ...code, 0x0b])

/** The words that all functions work on before the next: so few that their columns stay in the cache. */
const tileWords = 128

// Runs all functions over one tile of words after another.
const runBody = (functions: number): Code => {
  const draft = draftFunction()
  const [word, end, here] = [draft.local('i32'), draft.local('i32'), draft.local('i32')]
  const { base, start, count } = parameter
  const left: Code = [...local.get(end), ...local.get(word), ...i32.sub]
  const calls = Array.from({ length: functions }, (_, index) => [
    ...local.get(base),
    ...local.get(word),
    ...local.get(here),
    ...call(index),
  ]).flat()
  const least: Code = [...left, ...constant.i32(tileWords), ...left, ...constant.i32(tileWords), ...i32.below, 0x1b]
  const tile: Code = [
    ...least,
    ...local.set(here),
    ...calls,
    ...local.get(word),
    ...local.get(here),
    ...i32.add,
    ...local.set(word),
  ]
  return functionBody(draft, [
    ...local.get(start),
    ...local.set(word),
    ...local.get(start),
    ...local.get(count),
    ...i32.add,
    ...local.set(end),
    ...loopWhile(tile, [...local.get(word), ...local.get(end), ...i32.below]),
  ])
}

/** Gives the bytes of a module that imports `env.memory` and exports `run`, which calls every function in order. */
export const moduleBytes = (bodies: readonly Code[]): Uint8Array<ArrayBuffer> => {
  const everyType: Code = [0x60, ...listed([[0x7f], [0x7f], [0x7f]]), 0]
  const imported: Code = [...text('env'), ...text('memory'), 0x02, 0x00, 1]
  const functions = [...bodies, runBody(bodies.length)]
  const exported: Code = [...text('run'), 0x00, ...unsigned(bodies.length)]
  const header: Code = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]
  return new Uint8Array([
    ...header,
    ...section(1, listed([everyType])),
    ...section(2, listed([imported])),
    ...section(3, listed(functions.map(() => [0]))),
    ...section(7, listed([exported])),
    ...section(10, listed(functions)),
  ])
}
