// `npm run bench [NAME …]`: one line a figure, with its aim and its peer in the same run; kept as JSON with machine and commit.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { basename, join } from 'node:path'
import type { Benchmark, Line } from './line.ts'

const folder = import.meta.dirname
const wanted = process.argv.slice(2)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => basename(file, '.bench.ts'))
  .filter((name) => wanted.length === 0 || wanted.includes(name))

const git = (...args: readonly string[]): string => execFileSync('git', args, { encoding: 'utf8' }).trim()
const machine = {
  processor: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGiB: Math.round(totalmem() / 1024 ** 3),
  node: process.version,
}
const commit =
  git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+')

const format = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toLocaleString('en') : value.toPrecision(3)

const print = ({ name, value, unit, aim, note }: Line): void =>
  console.log(
    [
      name.padEnd(52),
      `${format(value)} ${unit}`.padStart(16),
      aim ? `aim ${aim}`.padEnd(14) : ' '.repeat(14),
      note ?? '',
    ]
      .join('  ')
      .trimEnd(),
  )

console.log(
  `machine: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGiB} GiB, Node ${machine.node}; commit ${commit}`,
)
const lines: Line[] = []
for (const name of names) {
  const { benchmark }: { readonly benchmark: Benchmark } = await import(join(folder, `${name}.bench.ts`))
  for await (const line of benchmark.run()) {
    lines.push(line)
    print(line)
  }
}
const results = join(folder, 'results')
mkdirSync(results, { recursive: true })
writeFileSync(join(results, 'latest.json'), `${JSON.stringify({ machine, commit, lines }, null, 2)}\n`)
