import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readPlanText } from '@ceyuan/plan'
import { Problem } from '@ceyuan/values'
import { readDocumentFile } from '../../server/src/plan/text/read-document.ts'
import { localeHere, printProblems } from './language.ts'
import { say, toOutline } from './plan-outline.ts'

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

const writeText = async (file: string | undefined, text: string): Promise<Problem | undefined> => {
  if (file === undefined) return undefined
  try {
    await writeFile(file, text)
    return undefined
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return Problem.create('plan.text-unwritten', { file, reason })
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
  if (document.kind === 'failure') return printProblems(document.problems)
  const read = readPlanText(document.value)
  if (read.kind === 'failure') return printProblems(read.problems)
  const { text, reading } = read.value
  const unwritten = await writeText(parsed.values.text, text)
  if (unwritten) return printProblems([unwritten])
  process.stdout.write(`${parsed.values.json ? JSON.stringify(reading, null, 2) : toOutline(reading, locale)}\n`)
  return 0
}
