import { sentence } from '@ceyuan/contract'
import { evaluateFile, type Evaluation, type Reached } from '../../server/src/population/evaluate-file.ts'
import { localeHere, print, printProblems, say } from './language.ts'
import { readCityOn, readOptions } from './policy-arguments.ts'

const yuanOf = (fen: bigint): string => `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`

const tellCount = (key: 'again' | 'nameless' | 'asked', count: number): void => {
  if (count > 0) print(say(`evaluate.${key}`, { count }))
}

const report = ({ computed, leftOut, badRows, lacking, rules, totals, ...told }: Evaluation): void => {
  const locale = localeHere()
  rules.forEach(({ id, ready }, index) => {
    const total = totals[index]
    if (!total) return
    const { yes, unknown, unpriced, sum } = total
    const title = locale === 'en' ? ready.clause.title.en : ready.clause.title.zh
    print(say('evaluate.clause', { id, yes, unknown, unpriced, yuan: yuanOf(sum), title }))
  })
  if (lacking.length > 0) print(say('evaluate.lacking', { names: lacking.join(locale === 'en' ? ', ' : '、') }))
  tellCount('asked', told.asked)
  print(say('evaluate.total', { computed, leftOut, file: badRows ?? 'none' }))
  tellCount('again', told.again)
  tellCount('nameless', told.nameless)
}

const tellProgress = ({ rows, all }: Reached): void => {
  const told = say('evaluate.progress', { rows, all: all === null ? 'none' : String(all) })
  process.stderr.write(process.stderr.isTTY ? `\r${told}` : `${told}\n`)
}

/** The exit code of a command that Ctrl-C ended, as shells give it. */
const cancelledCode = 130

/** `ceyuan policy evaluate --facts FILE --on DATE --out FILE [--city CITY]`: evaluates every clause over a population file. */
export const run = async (args: readonly string[]): Promise<number> => {
  const words = readOptions(args, ['facts', 'city', 'on', 'out'])
  const { facts, on, out, city } = typeof words === 'object' ? words : {}
  if (facts === undefined || on === undefined || out === undefined) {
    print(say('usage.policy evaluate'))
    return words === 'help' ? 0 : 2
  }
  const read = await readCityOn(city, on)
  if (read.kind === 'failure') return printProblems(read.problems)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const evaluated = await evaluateFile({
    set: read.value.city.policies,
    on: read.value.on,
    facts,
    out,
    sentence: (problem) => sentence(problem, localeHere()),
    progress: tellProgress,
    signal: stop.signal,
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  if (evaluated.kind === 'failure') return printProblems(evaluated.problems)
  if (evaluated.value.isCancelled) {
    print(say('evaluate.cancelled'))
    return cancelledCode
  }
  report(evaluated.value)
  return 0
}
