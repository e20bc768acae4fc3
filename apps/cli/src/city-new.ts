import { existsSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { Problem, Result } from '@ceyuan/values'
import { configFor, readWords } from './arguments.ts'
import { print, printProblems, say } from './language.ts'

const idForm = /^[a-z][a-z0-9_]{0,40}$/u
const template = 'example'

// Only what is the template's own is left behind: its invented records, accounts and tests.
const isCopied = (path: string): boolean => !/^(?:sample|tests)(?:[/\\]|$)/u.test(path)

const withoutAccounts = (text: string): string =>
  text.replace(/^(?:#[^\n]*\n)*sampleAccounts:\n(?:[ \t]+[^\n]*\n|#[^\n]*\n|\n)*/mu, '')

const create = async (citiesFolder: string, id: string): Promise<Result<string>> => {
  const folder = join(citiesFolder, id)
  const source = join(citiesFolder, template)
  if (!idForm.test(id)) return Result.failure(Problem.create('city.id-invalid', { id }))
  if (existsSync(folder)) return Result.failure(Problem.create('city.exists', { folder }))
  await cp(source, folder, { recursive: true, filter: (path) => isCopied(relative(source, path)) })
  const file = join(folder, 'city.yaml')
  const text = await readFile(file, 'utf8')
  await writeFile(file, withoutAccounts(text.replace(/^id:[^\n]*$/mu, `id: ${id}`)))
  return Result.success(folder)
}

/** `ceyuan city new ID`: makes an empty city pack from the template. */
export const run = async (args: readonly string[]): Promise<number> => {
  const read = readWords('usage.city new', args, { min: 1, max: 1 })
  if (typeof read === 'number') return read
  const config = configFor(template)
  if (config.kind === 'failure') return printProblems(config.problems)
  const [id = ''] = read.words
  const made = await create(config.value.citiesFolder, id)
  if (made.kind === 'failure') return printProblems(made.problems)
  print(say('done.city new', { folder: made.value, id }))
  return 0
}
