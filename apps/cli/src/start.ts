import { print, say } from './language.ts'

/** `ceyuan start`: starts the server in this process. */
export const run = async (args: readonly string[]): Promise<number> => {
  if (args.length > 0) {
    print(say('usage.start'))
    return args[0] === '--help' || args[0] === '-h' ? 0 : 2
  }
  await import('../../server/src/main.ts')
  return Number(process.exitCode ?? 0)
}
