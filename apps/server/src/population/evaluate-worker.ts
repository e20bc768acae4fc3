import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import { type PopulationFinding, sentence } from '@ceyuan/contract'
import { createPolicySet } from '@ceyuan/policy'
import { Result } from '@ceyuan/values'
import { evaluateFile, type Evaluation } from './evaluate-file.ts'
import { openSource } from './open-source.ts'
import { type Evaluated, type Inspection, isWorkerTask, type WorkerReply, type WorkerTask } from './worker-task.ts'

const inspect = async (path: string): Promise<Result<Inspection>> =>
  Result.map(await openSource(path), ({ format, columns, rows }) => ({ kind: 'inspection', format, columns, rows }))

const toFinding = ({ computed, leftOut, lacking, rules, totals }: Evaluation): PopulationFinding => ({
  computed,
  leftOut,
  lacking: [...lacking],
  clauses: rules.flatMap(({ id, ready }, index) => {
    const total = totals[index]
    if (!total) return []
    const { yes, unknown, unpriced, sum } = total
    const not = computed - yes - unknown
    return [{ id, title: ready.clause.title, applies: yes, not, cannotTell: unknown, unpriced, fen: sum.toString() }]
  }),
})

const evaluate = async (
  task: Extract<WorkerTask, { readonly kind: 'evaluate' }>,
  port: MessagePort,
): Promise<Result<Evaluated>> => {
  const set = createPolicySet(task.declared)
  if (set.kind === 'failure') return set
  const stop = new AbortController()
  const evaluated = await evaluateFile({
    set: set.value,
    on: task.on,
    facts: task.path,
    out: task.out,
    sentence: (problem) => sentence(problem, task.language),
    progress: (reached) => {
      say(port, { kind: 'reached', reached })
      // The only message that comes is the one to stop.
      if (receiveMessageOnPort(port)) stop.abort()
    },
    signal: stop.signal,
  })
  return Result.map(evaluated, (found) => ({ kind: 'evaluated', finding: found.isCancelled ? null : toFinding(found) }))
}

const say = (port: MessagePort, reply: WorkerReply): void => port.postMessage(reply, [])

if (parentPort && isWorkerTask(workerData)) {
  const result = await (workerData.kind === 'inspect' ? inspect(workerData.path) : evaluate(workerData, parentPort))
  say(parentPort, { kind: 'ended', result })
}
