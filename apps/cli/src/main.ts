type Command = { readonly run: (args: readonly string[]) => Promise<number> }

// One line a command: its words, and the module that runs it, loaded only when asked for.
const commands: readonly (readonly [words: string, load: () => Promise<Command>])[] = [
  ['plan read', () => import('./plan-read.ts')],
]

const args = process.argv.slice(2)
const found = commands.find(([words]) => words === args.slice(0, words.split(' ').length).join(' '))
if (found) {
  const [words, load] = found
  process.exitCode = await (await load()).run(args.slice(words.split(' ').length))
} else {
  process.stdout.write(`${commands.map(([words]) => `ceyuan ${words}`).join('\n')}\n`)
  process.exitCode = args.length === 0 || args[0] === '--help' ? 0 : 2
}
