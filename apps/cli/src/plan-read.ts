import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Locale, localeOf, sentence } from '@ceyuan/contract'
import { readPlanText } from '@ceyuan/plan'
import type { Problem } from '@ceyuan/values'
import { readDocumentFile } from '../../server/src/plan/text/read-document.ts'
import { say, toOutline } from './plan-outline.ts'

const localeHere = (): Locale => localeOf((process.env['LC_ALL'] ?? process.env['LANG'] ?? '').replace('_', '-'))

const fail = (problems: readonly Pick<Problem, 'code' | 'values'>[], locale: Locale): number => {
  for (const problem of problems) process.stderr.write(`${sentence(problem, locale)}\n`)
  return 1
}

const readArguments = (args: readonly string[]) => {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, text: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch {
    return undefined
  }
}

/** `ceyuan plan read FILE [--json] [--text OUT]`: prints what a plan says. */
export const run = async (args: readonly string[]): Promise<number> => {
  const locale = localeHere()
  const parsed = readArguments(args)
  const [file] = parsed?.positionals ?? []
  if (!parsed || file === undefined || parsed.values.help) {
    process.stdout.write(`${say(locale, 'usage')}\n`)
    return parsed?.values.help ? 0 : 2
  }
  const document = await readDocumentFile(file)
  if (document.kind === 'failure') return fail(document.problems, locale)
  const read = readPlanText(document.value)
  if (read.kind === 'failure') return fail(read.problems, locale)
  const { text, reading } = read.value
  if (parsed.values.text !== undefined) await writeFile(parsed.values.text, text)
  process.stdout.write(`${parsed.values.json ? JSON.stringify(reading, null, 2) : toOutline(reading, locale)}\n`)
  return 0
}
