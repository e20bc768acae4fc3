import { play, type Play, type Procedure, readFacts, readScript, soundnessProblems, toPlain } from '@ceyuan/procedure'
import { Result } from '@ceyuan/values'
import { print, printProblems } from './language.ts'
import { type Asked, inFile, readAsked, readFileProcedures, readJson, sayOfProcedure } from './procedure-file.ts'

// The clock of a play starts on a fixed day unless one is named: the same script gives the same trace.
const firstInstant = '2026-01-01T00:00:00Z'

type Procedures = readonly [Procedure, ...Procedure[]]

const mainFirst = ([first, ...rest]: Procedures, wanted: unknown): Procedures => {
  const main = [first, ...rest].find(({ id }) => id === wanted)
  return main ? [main, ...[first, ...rest].filter((each) => each !== main)] : [first, ...rest]
}

const readAll = async (files: readonly string[]): Promise<Result<Procedures>> => {
  const read = Result.all(await Promise.all(files.map(readFileProcedures)))
  return Result.andThen(read, ([main, ...others]) => {
    if (!main) throw new Error('no file was read')
    const [first, ...rest] = main
    return Result.success([first, ...rest, ...others.flat()] as const)
  })
}

const textOf = (value: string | boolean | undefined): string | null => (typeof value === 'string' ? value : null)

const readOr = async (file: string | null, otherwise: unknown): Promise<Result<unknown>> =>
  file === null ? Result.success(otherwise) : readJson(file)

const playAll = async ({ files, options }: Asked): Promise<Result<Play>> => {
  const procedures = await readAll(files)
  const facts = Result.andThen(await readOr(textOf(options['facts']), {}), readFacts)
  const script = Result.andThen(await readOr(textOf(options['choose']), []), readScript)
  if (procedures.kind === 'failure') return procedures
  if (facts.kind === 'failure') return facts
  if (script.kind === 'failure') return script
  const ordered = mainFirst(procedures.value, options['process'])
  const at = textOf(options['at']) ?? firstInstant
  const unsound = ordered.flatMap(soundnessProblems).map((problem) => inFile(problem, files[0] ?? ''))
  if (unsound.length > 0) printProblems(unsound)
  return play(ordered, { facts: facts.value, script: script.value, at })
}

const printJson = ({ facts, ...rest }: Play): void => {
  const plain = Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, toPlain(value)]))
  print(JSON.stringify({ ...rest, facts: plain }, null, 2))
}

const printLines = ({ trace, ended, status, reason, waiting }: Play): void => {
  for (const id of trace) print(id)
  if (ended) print(sayOfProcedure('ended', { status, reason: reason ?? 'none' }))
  else print(sayOfProcedure('waiting', { elements: waiting.join(', ') }))
}

/** `ceyuan procedure run FILE.bpmn … [--facts FACTS.json] [--choose SCRIPT.json] [--json]`: plays a case without a server. */
export const run = async (args: readonly string[]): Promise<number> => {
  const asked = readAsked('usage.run', args, ['facts', 'choose', 'at', 'process'])
  if (typeof asked === 'number') return asked
  const played = await playAll(asked)
  if (played.kind === 'failure') return printProblems(played.problems)
  if (asked.options['json'] === true) printJson(played.value)
  else printLines(played.value)
  return 0
}
