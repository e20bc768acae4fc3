import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Problem, Result } from '@ceyuan/values'
import type { z } from 'zod'
import type { City, Register } from './city.ts'
import { checkFilters } from './check-filters.ts'
import { crossCheck } from './cross-check.ts'
import { limitKeys, limitsFile } from './limits-schema.ts'
import {
  calendarFile,
  cityFile,
  commitmentsFile,
  indicatorFile,
  industriesFile,
  planFile,
  regionsFile,
  registerFile,
  unitsFile,
} from './pack-schema.ts'
import type { ParsedPack } from './parsed-pack.ts'
import { checkOrigins } from './policy/check-origins.ts'
import { factsFile, ladderFile, policyFile } from './policy/policy-schema.ts'
import { readPolicies } from './policy/read-policies.ts'
import { readYaml, type YamlFile } from './yaml-file.ts'

const listYaml = async (folder: string, part: string): Promise<readonly string[]> => {
  const names = await readdir(join(folder, part)).catch((): readonly string[] => [])
  return names
    .filter((name) => name.endsWith('.yaml'))
    .toSorted()
    .map((name) => `${part}/${name}`)
}

const readAll = async <T>(folder: string, part: string, schema: z.ZodType<T>, known: readonly string[] = []) => {
  const files = await listYaml(folder, part)
  return Result.all(await Promise.all(files.map((file) => readYaml(folder, file, schema, known))))
}

const readOptional = async <T>(
  folder: string,
  file: string,
  schema: z.ZodType<T>,
  known: readonly string[] = [],
): Promise<Result<YamlFile<T> | null>> => {
  const isThere = await readFile(join(folder, file)).then(
    () => true,
    () => false,
  )
  return isThere ? readYaml(folder, file, schema, known) : Result.success(null)
}

const keysOf = (schema: z.ZodObject): readonly string[] => Object.keys(schema.shape)

// Called when every part has been shown to be a success; the narrowing is for the compiler.
const value = <T>(result: Result<T>): T => {
  if (result.kind === 'success') return result.value
  throw new Error('A failure was lost')
}

const readParts = async (folder: string) => {
  const fieldKeys = Object.keys(registerFile.shape.fields.element.shape)
  const [
    city,
    units,
    regions,
    industries,
    calendar,
    limits,
    registers,
    indicators,
    plan,
    commitments,
    facts,
    policies,
    ladders,
  ] = await Promise.all([
    readYaml(folder, 'city.yaml', cityFile, keysOf(cityFile)),
    readYaml(folder, 'units.yaml', unitsFile, keysOf(unitsFile.element)),
    readOptional(folder, 'regions.yaml', regionsFile),
    readOptional(folder, 'industries.yaml', industriesFile, keysOf(industriesFile)),
    readAll(folder, 'calendar', calendarFile, keysOf(calendarFile)),
    readOptional(folder, 'limits.yaml', limitsFile, limitKeys),
    readAll(folder, 'registers', registerFile, [...keysOf(registerFile), ...fieldKeys]),
    readAll(folder, 'indicators', indicatorFile, keysOf(indicatorFile)),
    readOptional(folder, 'plan/plan.yaml', planFile),
    readOptional(folder, 'plan/commitments.yaml', commitmentsFile),
    readOptional(folder, 'facts.yaml', factsFile, keysOf(factsFile.element)),
    readAll(folder, 'policies', policyFile, [
      ...keysOf(policyFile),
      ...keysOf(policyFile.shape.clauses.unwrap().element),
    ]),
    readAll(folder, 'ladder', ladderFile, [...keysOf(ladderFile), ...keysOf(ladderFile.shape.rungs.element)]),
  ])
  return {
    city,
    units,
    regions,
    industries,
    calendar,
    limits,
    registers,
    indicators,
    plan,
    commitments,
    facts,
    policies,
    ladders,
  }
}

const readPack = async (folder: string): Promise<Result<ParsedPack>> => {
  const parts = await readParts(folder)
  const every = Result.all<unknown>(Object.values(parts))
  if (every.kind === 'failure') return every
  return Result.success({
    city: value(parts.city),
    units: value(parts.units),
    regions: value(parts.regions),
    industries: value(parts.industries),
    calendar: value(parts.calendar),
    limits: value(parts.limits),
    registers: value(parts.registers),
    indicators: value(parts.indicators),
    plan: value(parts.plan),
    commitments: value(parts.commitments),
    facts: value(parts.facts),
    policies: value(parts.policies),
    ladders: value(parts.ladders),
  })
}

const toRegister = ({ value }: ParsedPack['registers'][number]): Register => ({
  ...value,
  fields: value.fields.map((field) => ({ ...field, visibility: field.visibility ?? value.visibility })),
})

const hashOf = async (folder: string): Promise<string> => {
  const hash = createHash('sha256')
  const names = await readdir(folder, { recursive: true })
  for (const name of names.filter((file) => /\.(yaml|txt|jsonl|gz)$/.test(file)).toSorted()) {
    hash.update(name).update(await readFile(join(folder, name)))
  }
  return hash.digest('hex')
}

const readPlanText = async (folder: string, pack: ParsedPack): Promise<Result<City['plan']>> => {
  if (!pack.plan) return Result.success(null)
  const { value, placeOf } = pack.plan
  try {
    return Result.success({ ...value, fullText: await readFile(join(folder, 'plan', value.text), 'utf8') })
  } catch {
    return Result.failure(
      Problem.create('city.file-unreadable', { file: `plan/${value.text}`, reason: 'ENOENT' }, placeOf(['text'])),
    )
  }
}

const listsOf = ({ units, regions, industries, calendar, limits, indicators, commitments }: ParsedPack) => ({
  units: units.value,
  regions: regions?.value ?? [],
  industries: industries?.value.codes ?? [],
  calendar: calendar.map(({ value }) => value),
  limits: limits?.value ?? [],
  indicators: indicators.map(({ value }) => value),
  commitments: commitments?.value ?? [],
})

/** Reads a city pack whole and checks it, each file by itself and all together; problems have file, line and column. */
export const loadCity = async (folder: string): Promise<Result<City>> => {
  const pack = await readPack(folder)
  if (pack.kind === 'failure') return pack
  const registers = pack.value.registers.map(toRegister)
  const [first, ...rest] = [...crossCheck(pack.value), ...checkFilters(pack.value), ...checkOrigins(pack.value)]
  if (first) return Result.failure(first, ...rest)
  const plan = await readPlanText(folder, pack.value)
  if (plan.kind === 'failure') return plan
  const { city, units, facts, ladders } = pack.value
  const policies = readPolicies(
    facts && { facts, policies: pack.value.policies, ladders },
    units.value.map(({ id }) => id),
  )
  if (policies.kind === 'failure') return policies
  return Result.success(
    Object.freeze({
      ...city.value,
      folder: resolve(folder),
      hash: await hashOf(folder),
      ...listsOf(pack.value),
      registers,
      plan: plan.value,
      policies: policies.value,
    }),
  )
}
