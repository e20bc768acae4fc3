// `npm test`: every check there is, on what it finds or provides, ending with one line of counts.
// With CEYUAN_REQUIRE_ALL=1 nothing may be skipped. `npm test -- NAME …` runs only the named steps.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { install, runtime } from './install.mjs'
import { startPostgres } from './postgres.mjs'
import { findChromium, provide } from './provide.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const requireAll = process.env.CEYUAN_REQUIRE_ALL === '1'
const wanted = process.argv.slice(2)
const scratch = mkdtempSync(join(tmpdir(), 'ceyuan-test-'))
const totals = { passed: 0, failed: 0, skipped: 0 }

install(root)
const unmet = provide()
const lacks = (name) => unmet.some((line) => line.startsWith(name))
const cluster = lacks('PostgreSQL') ? undefined : await startPostgres({ settings: ['max_connections=200'] })

const environment = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}:${dirname(runtime(root))}:${process.env.PATH}`,
  CHROMIUM: findChromium() ?? '',
  CEYUAN_TEST_POSTGRES: cluster?.url ?? '',
}
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: 'inherit', env: environment }).status === 0

const check = (command, args) => () => {
  if (run(command, args)) totals.passed += 1
  else totals.failed += 1
}

const vitest = (projects) => () => {
  const report = join(scratch, `${projects.join('-')}.json`)
  const chosen = projects.flatMap((project) => ['--project', project])
  const succeeded = run('vitest', [
    'run',
    ...chosen,
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ])
  if (!existsSync(report)) {
    totals.failed += 1
    return
  }
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = JSON.parse(
    readFileSync(report, 'utf8'),
  )
  totals.passed += numPassedTests
  totals.skipped += numPendingTests + numTodoTests
  totals.failed += numFailedTests
  if (!succeeded && numFailedTests === 0) totals.failed += Math.max(1, numFailedTestSuites)
}

const steps = [
  { name: 'format', run: check('oxfmt', ['--check']) },
  { name: 'lint', run: check('oxlint', ['--type-aware']) },
  { name: 'types', run: check('tsc', ['-b']) },
  { name: 'unused', run: check('knip', []) },
  { name: 'layers', run: check('node', ['tools/layers.ts']) },
  { name: 'build', run: check('node', ['tools/build-web.mjs']) },
  { name: 'size', run: check('node', ['tools/web-size.mjs']) },
  { name: 'unit', run: vitest(['packages', 'web', 'cities']) },
  { name: 'server', run: vitest(['server']) },
  { name: 'browser', run: vitest(['browser']), needs: 'Chromium' },
  { name: 'reliability', run: vitest(['reliability']) },
]

for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue
  const startedAt = performance.now()
  if (step.needs && lacks(step.needs)) totals.skipped += 1
  else step.run()
  console.log(`— ${step.name}: ${((performance.now() - startedAt) / 1000).toFixed(1)} s`)
}

cluster?.stop()
rmSync(scratch, { recursive: true, force: true })
for (const line of unmet) console.log(`not run for want of ${line}`)
if (requireAll && totals.skipped > 0) console.log(`nothing may be skipped here, yet ${totals.skipped} were`)
console.log(
  `${totals.passed} passed, ${totals.failed} failed${totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''}`,
)
process.exit(totals.failed > 0 || (requireAll && totals.skipped > 0) ? 1 : 0)
