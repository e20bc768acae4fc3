import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Procedure, readProcedures } from '@ceyuan/procedure'
import { Problem, Result } from '@ceyuan/values'
import type { Locale } from '@ceyuan/contract'
import { IntlMessageFormat } from 'intl-messageformat'
import { localeHere, print } from './language.ts'
import en from './locale/procedure.en.json' with { type: 'json' }
import zhCN from './locale/procedure.zh-CN.json' with { type: 'json' }

const messages: Readonly<Record<Locale, typeof en>> = { 'zh-CN': zhCN, en }

/** A sentence of the commands on procedures, in the language of the terminal. */
export const sayOfProcedure = (key: keyof typeof en, values: Readonly<Record<string, string | number>> = {}): string =>
  String(
    new IntlMessageFormat(messages[localeHere()][key], localeHere(), undefined, { ignoreTag: true }).format(values),
  )

/** What follows a command on procedures: files, and options by name. */
export type Asked = {
  readonly files: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

const parse = (args: readonly string[], names: readonly string[]) => {
  const texts = names.map((name) => [name, { type: 'string' as const }] as const)
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { ...Object.fromEntries(texts), json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
  } catch {
    return undefined
  }
}

/** Reads what follows a command; prints its usage and gives an exit code where that is asked for or needed. */
export const readAsked = (
  usage: 'usage.check' | 'usage.run',
  args: readonly string[],
  names: readonly string[],
): Asked | number => {
  const parsed = parse(args, names)
  if (parsed?.values.help) {
    print(sayOfProcedure(usage))
    return 0
  }
  if (!parsed || parsed.positionals.length === 0) {
    process.stderr.write(`${sayOfProcedure(usage)}\n`)
    return 2
  }
  return { files: parsed.positionals, options: parsed.values }
}

const readText = async (file: string): Promise<Result<string>> => {
  try {
    return Result.success((await readFile(file, 'utf8')).replace(/^\uFEFF/u, ''))
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    return Result.failure(Problem.create('procedure.file-unread', { file, reason }))
  }
}

const placed = <T>(result: Result<T>, file: string): Result<T> => {
  if (result.kind === 'success') return result
  const [first, ...rest] = result.problems.map(({ code, values, at }) =>
    Problem.create(code, values, { ...at, source: file }),
  )
  return first ? Result.failure(first, ...rest) : result
}

/** Reads a file of JSON. */
export const readJson = async (file: string): Promise<Result<unknown>> =>
  Result.andThen(await readText(file), (text) => {
    try {
      const value: unknown = JSON.parse(text)
      return Result.success(value)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      return Result.failure(Problem.create('procedure.not-json', { file, reason }, { source: file }))
    }
  })

/** A problem with the file in which it is. */
export const inFile = (problem: Problem, file: string): Problem =>
  Problem.create(problem.code, problem.values, { ...problem.at, source: file })

/** Reads the procedures of a BPMN file. */
export const readFileProcedures = async (file: string): Promise<Result<readonly [Procedure, ...Procedure[]]>> => {
  const text = await readText(file)
  return text.kind === 'failure' ? text : placed(await readProcedures(text.value), file)
}
