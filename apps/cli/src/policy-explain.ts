import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import {
  type Applicant,
  explain,
  type Explanation,
  plainExplanation,
  type PolicySet,
  readApplicant,
} from '@ceyuan/policy'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import { readCity } from '../../server/src/open-city.ts'
import { loadHighs } from '../../server/src/policy/highs.ts'
import { configFor } from './arguments.ts'
import { localeHere, print, printProblems, say } from './language.ts'
import { toReport } from './policy-report.ts'

const solverSeconds = 20

type Asked = { readonly city: string; readonly facts: string; readonly on: string; readonly json: boolean }

const parse = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', short: 'h' },
        city: { type: 'string' },
        facts: { type: 'string' },
        on: { type: 'string' },
        json: { type: 'boolean' },
      },
    }).values
  } catch {
    return undefined
  }
}

const readAsked = (args: readonly string[]): Asked | number => {
  const values = parse(args)
  if (values?.help) {
    print(say('usage.policy explain'))
    return 0
  }
  if (!values || values.city === undefined || values.facts === undefined || values.on === undefined) {
    process.stderr.write(`${say('usage.policy explain')}\n`)
    return 2
  }
  const { city, facts, on, json = false } = values
  return { city, facts, on, json }
}

// A number that floating point would write otherwise is kept as the digits that stand in the file.
const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }): unknown => {
  const source = context?.source ?? ''
  return typeof value === 'number' && /^-?\d+(\.\d+)?$/u.test(source) && String(value) !== source ? source : value
}

const parseJson: (text: string, reviver: typeof keepDigits) => unknown = JSON.parse

const readJson = async (file: string): Promise<Result<unknown>> => {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return Result.failure(Problem.create('city.file-unreadable', { file, reason }, { source: file }))
  }
  try {
    return Result.success(parseJson(text.replace(/^\uFEFF/u, ''), keepDigits))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return Result.failure(Problem.create('policy.not-json', { reason }, { source: file }))
  }
}

const placedIn = (file: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map(({ code, values, at }) =>
    Problem.create(code, values, { source: at?.path === undefined ? file : `${file} ${at.path}` }),
  )

// A short search first: the mixed-integer solver is loaded only for what it leaves open.
const explainBest = async (set: PolicySet, applicant: Applicant, on: CivilDate): Promise<Result<Explanation>> => {
  const quick = explain(set, applicant, on, { nodes: 20_000 })
  if (quick.kind === 'failure' || quick.value.choice.bundle.method !== 'open') return quick
  return explain(set, applicant, on, { mixedInteger: await loadHighs(solverSeconds) })
}

/** `ceyuan policy explain --city CITY --facts APPLICANT.json --on DATE [--json]`: what one applicant may have, why, and the best bundle. */
export const run = async (args: readonly string[]): Promise<number> => {
  const asked = readAsked(args)
  if (typeof asked === 'number') return asked
  const on = CivilDate.parse(asked.on)
  if (on.kind === 'failure') return printProblems(on.problems)
  const config = configFor(asked.city)
  if (config.kind === 'failure') return printProblems(config.problems)
  const city = await readCity(config.value)
  if (city.kind === 'failure') return printProblems(city.problems)
  const { policies } = city.value
  const given = await readJson(asked.facts)
  if (given.kind === 'failure') return printProblems(given.problems)
  const applicant = readApplicant(policies, given.value)
  if (applicant.kind === 'failure') return printProblems(placedIn(asked.facts, applicant.problems))
  const explained = await explainBest(policies, applicant.value, on.value)
  if (explained.kind === 'failure') return printProblems(explained.problems)
  print(
    asked.json
      ? JSON.stringify(plainExplanation(policies, explained.value), null, 2)
      : toReport(policies, explained.value, localeHere()),
  )
  return 0
}
