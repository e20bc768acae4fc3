import { dispatch, type Command } from './dispatch.ts'

// One line a command: its words, and the module that runs it, loaded only when asked for.
const commands: readonly Command[] = [
  ['start', () => import('./start.ts')],
  ['plan read', () => import('./plan-read.ts')],
  ['plan backtest', () => import('./plan-backtest.ts')],
  ['policy explain', () => import('./policy-explain.ts')],
  ['feel run', () => import('./feel-run.ts')],
  ['policy bundle', () => import('./policy-bundle.ts')],
  ['city new', () => import('./city-new.ts')],
  ['city check', () => import('./city-check.ts')],
  ['policy evaluate', () => import('./policy-evaluate.ts')],
  ['policy compile', () => import('./policy-compile.ts')],
  ['audit verify', () => import('./audit-verify.ts')],
  ['backup', () => import('./backup.ts')],
  ['restore', () => import('./restore.ts')],
  ['procedure check', () => import('./procedure-check.ts')],
  ['procedure run', () => import('./procedure-run.ts')],
  ['clock due', () => import('./clock-due.ts')],
]

// Whoever reads may stop reading: `ceyuan … | head` is no fault.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
})

process.exitCode = await dispatch(commands, process.argv.slice(2))
