import { code, type Code, constant, i32, local, loopWhile } from './instruction.ts'
import { draftFunction, type FunctionDraft, parameter } from './module.ts'

/** A function that goes through the words of a call. */
export type Words = {
  readonly draft: FunctionDraft
  readonly word: number
  /** Runs a body for each word of the call. */
  readonly each: (body: Code, before?: Code) => Code
  /** The address of the word's bitmap bytes, from the chunk and from the memory's beginning. */
  readonly chunk: number
  readonly memory: number
}

/** Begins a function that goes through the words of a call, with the addresses of each word's bits. */
export const createWords = (): Words => {
  const draft = draftFunction()
  const [word, end, chunk, memory] = [draft.local('i32'), draft.local('i32'), draft.local('i32'), draft.local('i32')]
  const begin: Code = code(
    local.get(parameter.start),
    local.tee(word),
    local.get(parameter.count),
    i32.add,
    local.set(end),
  )
  const addresses: Code = code(
    local.get(word),
    constant.i32(3),
    i32.shl,
    local.tee(memory),
    local.get(parameter.base),
    i32.add,
    local.set(chunk),
  )
  const next: Code = code(local.get(word), constant.i32(1), i32.add, local.tee(word))
  return {
    draft,
    word,
    chunk,
    memory,
    each: (body, before = []) =>
      code(begin, before, loopWhile(code(addresses, body), code(next, local.get(end), i32.below))),
  }
}
