import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { explain, plainExplanation, readApplicant } from '@ceyuan/policy'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import { readCity } from '../../server/src/open-city.ts'
import { configFor } from './arguments.ts'
import { localeHere, print, printProblems, say } from './language.ts'
import { toReport } from './policy-report.ts'

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

const readJson = async (file: string): Promise<Result<unknown>> => {
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return Result.failure(Problem.create('city.file-unreadable', { file, reason }, { source: file }))
  }
  try {
    return Result.success(JSON.parse(text))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return Result.failure(Problem.create('policy.not-json', { reason }, { source: file }))
  }
}

const placedIn = (file: string, problems: readonly Problem[]): readonly Problem[] =>
  problems.map(({ code, values, at }) =>
    Problem.create(code, values, { source: at?.path === undefined ? file : `${file} ${at.path}` }),
  )

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
  const explained = explain(policies, applicant.value, on.value)
  if (explained.kind === 'failure') return printProblems(explained.problems)
  print(
    asked.json
      ? JSON.stringify(plainExplanation(policies, explained.value), null, 2)
      : toReport(policies, explained.value, localeHere()),
  )
  return 0
}
