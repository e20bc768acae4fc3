import { readFile } from 'node:fs/promises'
import { text as textOf } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { type Bundle, type BundleProblem, readBundleProblem, solveBundle } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { loadHighs } from '../../server/src/policy/highs.ts'
import { localeHere, printProblems } from './language.ts'
import { say, toLines, toPlain } from './policy-bundle-text.ts'

// The most that a problem of five thousand grants needs, with room to spare.
const longestFile = 64 * 1024 * 1024
const solverSeconds = 6
const searchNodes = 2_000_000
// From the start of the process on: what is not proved by then is told as open, with its bound.
const mostSeconds = 25

const readArguments = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch {
    return undefined
  }
}

// A number that floating point would round is kept as the digits that stand in the file.
const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && /^-?\d+$/u.test(context?.source ?? '')
    ? context?.source
    : value

const parse: (text: string, reviver: typeof keepDigits) => unknown = JSON.parse

const readText = async (file: string): Promise<Result<string>> => {
  try {
    const text = await (file === '-' ? textOf(process.stdin) : readFile(file, 'utf8'))
    if (text.length <= longestFile) return Result.success(text)
    return Result.failure(Problem.create('policy.bundle-file-too-long', { file, most: longestFile }))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return Result.failure(Problem.create('policy.bundle-file-unread', { file, reason }))
  }
}

const readJson = (file: string, text: string): Result<unknown> => {
  try {
    return Result.success(parse(text.replace(/^\uFEFF/u, ''), keepDigits))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return Result.failure(Problem.create('policy.bundle-not-json', { file, reason }, { source: file }))
  }
}

const readProblem = async (
  file: string,
): Promise<Result<{ readonly problem: BundleProblem; readonly isNumeric: boolean }>> => {
  const json = Result.andThen(await readText(file), (text) => readJson(file, text))
  if (json.kind === 'failure') return json
  const isNumeric = !/"fen":\s*"/u.test(JSON.stringify(json.value))
  return Result.map(readBundleProblem(json.value), (problem) => ({ problem, isNumeric }))
}

const isOver = (): boolean => performance.now() > mostSeconds * 1000

// A short search first: the mixed-integer solver is loaded only for what it leaves open.
const solve = async (problem: BundleProblem): Promise<Result<Bundle>> => {
  const quick = solveBundle(problem, { nodes: 20_000, isOver })
  if (quick.kind === 'failure' || quick.value.method !== 'open') return quick
  return solveBundle(problem, { nodes: searchNodes, mixedInteger: await loadHighs(solverSeconds), isOver })
}

/** `ceyuan policy bundle PROBLEM.json [--json]`: the best set of grants, proved, with a reason for each one left out. */
export const run = async (args: readonly string[]): Promise<number> => {
  const parsed = readArguments(args)
  const [file, ...others] = parsed?.positionals ?? []
  if (!parsed || file === undefined || others.length > 0 || parsed.values.help) {
    process.stdout.write(`${say(localeHere(), 'usage')}\n`)
    return parsed?.values.help ? 0 : 2
  }
  const read = await readProblem(file)
  if (read.kind === 'failure') return printProblems(read.problems)
  const solved = await solve(read.value.problem)
  if (solved.kind === 'failure') return printProblems(solved.problems)
  const told = parsed.values.json
    ? JSON.stringify(toPlain(solved.value, read.value.isNumeric), null, 2)
    : toLines(solved.value, localeHere()).join('\n')
  process.stdout.write(`${told}\n`)
  return 0
}
