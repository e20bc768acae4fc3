import { readFile } from 'node:fs/promises'
import { type Locale, localeOf, sentence } from '@ceyuan/contract'
import { type FeelCase, readCases, runCase } from '@ceyuan/feel'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/feel-run.en.json' with { type: 'json' }
import zhCN from './locale/feel-run.zh-CN.json' with { type: 'json' }

const messages: Readonly<Record<Locale, typeof en>> = { 'zh-CN': zhCN, en }

const say = (locale: Locale, key: keyof typeof en, values: Readonly<Record<string, string | number>> = {}): string =>
  String(new IntlMessageFormat(messages[locale][key], locale).format({ ...values }))

const readText = async (file: string): Promise<string | null> => {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return null
  }
}

// A case that breaks the engine is a failed case; what broke is told, and the others still run.
const passes = (feelCase: FeelCase, now: string): boolean => {
  try {
    return runCase(feelCase, now).passed
  } catch (error) {
    process.stderr.write(`${feelCase.id}: ${String(error)}\n`)
    return false
  }
}

const failingIds = (cases: readonly FeelCase[]): readonly string[] => {
  const now = new Date().toISOString()
  return cases.filter((feelCase) => !passes(feelCase, now)).map(({ id }) => id)
}

const report = (cases: readonly FeelCase[], asJson: boolean, locale: Locale): number => {
  const failing = failingIds(cases)
  const [passed, failed] = [cases.length - failing.length, failing.length]
  const told = asJson
    ? JSON.stringify({ passed, failed, failing })
    : [say(locale, 'summary', { passed, failed }), ...failing].join('\n')
  process.stdout.write(`${told}\n`)
  return failed === 0 ? 0 : 1
}

const fail = (sentences: readonly string[]): number => {
  process.stderr.write(`${sentences.join('\n')}\n`)
  return 1
}

/** `ceyuan feel run CASES.json [--json]`: runs a file of FEEL cases and prints passed, failed and the failing ids. */
export const run = async (args: readonly string[]): Promise<number> => {
  const locale = localeOf((process.env['LC_ALL'] ?? process.env['LANG'] ?? '').replace('_', '-'))
  const [file, ...others] = args.filter((argument) => argument !== '--json')
  if (file === undefined || others.length > 0 || file.startsWith('-')) {
    process.stdout.write(`${say(locale, 'usage')}\n`)
    return file === '--help' || file === '-h' ? 0 : 2
  }
  const source = await readText(file)
  if (source === null) return fail([say(locale, 'noFile', { file })])
  const cases = readCases(source)
  if (cases.kind === 'failure') return fail(cases.problems.map((problem) => sentence(problem, locale)))
  return report(cases.value, args.includes('--json'), locale)
}
