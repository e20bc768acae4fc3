import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Problem, Result } from '@ceyuan/values'
import { z } from 'zod'
import { readValue, type FieldValue } from '../register/field-value.ts'
import type { BroughtVersion } from '../register/load-history.ts'
import type { Register } from './city.ts'

const line = z.strictObject({
  key: z.string().min(1),
  at: z.iso.datetime(),
  by: z.string(),
  sample: z.boolean().default(true),
  fields: z.record(z.string(), z.unknown()),
  ended: z.string().optional(),
})

const readText = async (folder: string, register: Register): Promise<{ file: string; text: string } | undefined> => {
  for (const ending of ['.jsonl', '.jsonl.gz']) {
    const file = `sample/${register.id}${ending}`
    const bytes = await readFile(join(folder, file)).catch(() => undefined)
    if (bytes) return { file, text: (ending.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8') }
  }
  return undefined
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const readFields = (
  register: Register,
  given: Readonly<Record<string, unknown>>,
): Result<Record<string, FieldValue>> => {
  const strange = Object.keys(given).find((id) => !register.fields.some((field) => field.id === id))
  if (strange !== undefined) return Result.failure(Problem.create('city.unknown-key', { key: strange, nearest: '' }))
  const values = register.fields.map((field) =>
    Result.map(readValue(field, given[field.id]), (value) => [field.id, value] as const),
  )
  return Result.map(Result.all(values), (pairs) => Object.fromEntries(pairs))
}

const readLine = (register: Register, file: string, text: string, number: number): Result<BroughtVersion> => {
  const parsed = line.safeParse(parseJson(text))
  const place = { source: file, line: number }
  if (!parsed.success) {
    const reason = parsed.error.issues[0]?.message ?? ''
    return Result.failure(Problem.create('city.sample-wrong', { file, line: number, reason }, place))
  }
  const { ended, ...version } = parsed.data
  const fields = readFields(register, version.fields)
  if (fields.kind === 'success') return Result.success({ ...version, fields: fields.value, ended: ended ?? null })
  const [{ code, values }] = fields.problems
  const reason = `${code} ${JSON.stringify(values)}`
  return Result.failure(Problem.create('city.sample-wrong', { file, line: number, reason }, place))
}

/** Reads the sample records of a register with all their versions; none where the pack brings no file. */
export const readSample = async (folder: string, register: Register): Promise<Result<readonly BroughtVersion[]>> => {
  const found = await readText(folder, register)
  if (!found) return Result.success([])
  const lines = found.text.split('\n').map((text, index) => [text, index + 1] as const)
  return Result.all(
    lines.filter(([text]) => text.trim() !== '').map(([text, number]) => readLine(register, found.file, text, number)),
  )
}
