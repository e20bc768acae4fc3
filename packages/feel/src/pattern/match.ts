import type { Machine } from '../interpret/machine.ts'
import { sameLetter } from './character.ts'
import type { Pattern, PatternNode } from './syntax.ts'

/** Where a group matched, in code points, end exclusive; undefined where it took no part. */
export type Capture = { readonly start: number; readonly end: number } | undefined

/** A match: the whole first, then each group. */
export type Match = readonly [{ readonly start: number; readonly end: number }, ...Capture[]]

type Next = (index: number) => boolean
type Step = (index: number, next: Next) => boolean

type Run = {
  readonly input: readonly number[]
  readonly pattern: Pattern
  readonly captures: Capture[]
  readonly machine: Machine
}

const isLineEnd = (code: number | undefined): boolean => code === 10

const edge =
  (kind: 'start' | 'end', { input, pattern: { flags } }: Run): Step =>
  (index, next) => {
    const outer = kind === 'start' ? index === 0 : index === input.length
    const line = flags.lines && isLineEnd(input[kind === 'start' ? index - 1 : index])
    return (outer || line) && next(index)
  }

const reference =
  (group: number, { input, pattern: { flags }, captures, machine }: Run): Step =>
  (index, next) => {
    const capture = captures[group]
    if (!capture) return next(index)
    const length = capture.end - capture.start
    machine.spend(length)
    for (let offset = 0; offset < length; offset += 1) {
      const [wanted, found] = [input[capture.start + offset], input[index + offset]]
      if (wanted === undefined || found === undefined) return false
      if (wanted !== found && !(flags.ignoreCase && sameLetter(wanted, found))) return false
    }
    return next(index + length)
  }

// A repeated character needs no recursion: the run of fitting characters is counted, then given back one by one.
const repeatSet = (node: Extract<PatternNode, { kind: 'repeat' }>, has: (code: number) => boolean, run: Run): Step => {
  const { input, machine } = run
  const fits = (index: number): boolean => {
    machine.spend(1)
    const code = input[index]
    return code !== undefined && has(code)
  }
  return (index, next) => {
    let count = 0
    while (count < node.min) {
      if (!fits(index + count)) return false
      count += 1
    }
    if (node.lazy) {
      for (; ; count += 1) {
        if (next(index + count)) return true
        if (count >= node.max || !fits(index + count)) return false
      }
    }
    while (count < node.max && fits(index + count)) count += 1
    for (; count >= node.min; count -= 1) {
      machine.spend(1)
      if (next(index + count)) return true
    }
    return false
  }
}

const repeat = (node: Extract<PatternNode, { kind: 'repeat' }>, run: Run): Step => {
  if (node.body.kind === 'set') return repeatSet(node, node.body.has, run)
  const body = compile(node.body, run)
  const attempt = (count: number, index: number, next: Next): boolean =>
    run.machine.deeper(() => {
      run.machine.spend(1)
      const more = (): boolean =>
        count < node.max &&
        body(index, (after) => (after === index && count >= node.min ? false : attempt(count + 1, after, next)))
      if (count < node.min) return more()
      return node.lazy ? next(index) || more() : more() || next(index)
    })
  return (index, next) => attempt(0, index, next)
}

const group = (node: Extract<PatternNode, { kind: 'group' }>, run: Run): Step => {
  const body = compile(node.body, run)
  const { index: number } = node
  if (number === null) return body
  return (start, next) => {
    const previous = run.captures[number]
    const matched = body(start, (end) => {
      const inner = run.captures[number]
      run.captures[number] = { start, end }
      if (next(end)) return true
      run.captures[number] = inner
      return false
    })
    if (!matched) run.captures[number] = previous
    return matched
  }
}

const compile = (node: PatternNode, run: Run): Step => {
  switch (node.kind) {
    case 'set':
      return (index, next) => {
        run.machine.spend(1)
        const code = run.input[index]
        return code !== undefined && node.has(code) && next(index + 1)
      }
    case 'sequence':
      return node.parts
        .map((part) => compile(part, run))
        .reduceRight<Step>(
          (rest, step) => (index, next) => step(index, (after) => rest(after, next)),
          (index, next) => next(index),
        )
    case 'choice': {
      const options = node.options.map((option) => compile(option, run))
      return (index, next) => options.some((option) => option(index, next))
    }
    case 'group':
      return group(node, run)
    case 'repeat':
      return repeat(node, run)
    case 'reference':
      return reference(node.index, run)
    case 'start':
    case 'end':
      return edge(node.kind, run)
  }
}

/** Gives the first match at or after an index; null where there is none. Each comparison is paid from the budget. */
export const findMatch = (pattern: Pattern, input: readonly number[], from: number, machine: Machine): Match | null => {
  const captures: Capture[] = []
  const step = compile(pattern.root, { input, pattern, captures, machine })
  for (let start = from; start <= input.length; start += 1) {
    captures.length = 0
    let end = start
    const matched = step(start, (index) => {
      end = index
      return true
    })
    if (matched) {
      const groups = Array.from({ length: pattern.groups }, (_, index) => captures[index + 1])
      return [{ start, end }, ...groups]
    }
  }
  return null
}
