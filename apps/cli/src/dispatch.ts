import { nearestName } from '../../server/src/city/nearest-name.ts'
import { print, say, type Key } from './language.ts'
import zhCN from './locale/ceyuan.zh-CN.json' with { type: 'json' }

/** A module that carries out a command and gives the exit code. */
export type CommandModule = { readonly run: (args: readonly string[]) => Promise<number> }

/** A command: its words, and how to load its module. */
export type Command = readonly [words: string, load: () => Promise<CommandModule>]

const isKey = (key: string): key is Key => key in zhCN

const purposeOf = (words: string): string => {
  const key = `command.${words}`
  return say(isKey(key) ? key : 'command.other')
}

const help = (commands: readonly Command[]): string => {
  const width = Math.max(...commands.map(([words]) => words.length))
  const lines = commands.map(([words]) => `  ceyuan ${words.padEnd(width)}  ${purposeOf(words)}`)
  return [say('intro'), ...lines, say('outro')].join('\n')
}

const locales: Readonly<Record<string, string>> = { en: 'en', 'zh-CN': 'zh_CN', zh: 'zh_CN' }

/** Takes `--lang` out of the words and speaks that language from here on. */
const takeLanguage = (args: readonly string[]): readonly string[] => {
  const at = args.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const word = args[at]
  if (word === undefined) return args
  const [, joined] = word.split('=')
  const locale = locales[joined ?? args[at + 1] ?? '']
  if (locale !== undefined) process.env['LC_ALL'] = locale
  return args.toSpliced(at, joined === undefined ? 2 : 1)
}

const nearestTo = (found: string, commands: readonly Command[]): string =>
  nearestName(
    found,
    commands.map(([words]) => words),
  ) ?? 'none'

/** Finds the command that the words name and runs it; without words, or with `--help`, lists them all. */
export const dispatch = async (commands: readonly Command[], given: readonly string[]): Promise<number> => {
  const args = takeLanguage(given)
  const [first] = args
  if (first === undefined || first === '--help' || first === '-h' || first === 'help') {
    print(help(commands))
    return 0
  }
  const command = commands.find(([words]) => words === args.slice(0, words.split(' ').length).join(' '))
  if (!command) {
    const found = args.slice(0, 2).join(' ')
    process.stderr.write(`${say('unknown', { found, nearest: nearestTo(found, commands) })}\n\n${help(commands)}\n`)
    return 2
  }
  const [words, load] = command
  return (await load()).run(args.slice(words.split(' ').length))
}
