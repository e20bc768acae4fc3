import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Engine } from 'bpmn-engine'
import { parseNumber } from '@ceyuan/feel'
import { type CaseState, newCase, type Procedure, readProcedures, step, toStored } from '@ceyuan/procedure'
import type { Benchmark, Line } from './line.ts'

const folder = join(import.meta.dirname, '../packages/procedure/cases')
const at = '2026-01-01T00:00:00Z'
const rounds = 5
// What the conditions of `exclusive` ask for.
const facts = { 金额: parseNumber('50') }

const xmlOf = (file: string): string => readFileSync(join(folder, `${file}.bpmn`), 'utf8')

const load = async (file: string): Promise<Procedure> => {
  const read = await readProcedures(xmlOf(file))
  if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
  return read.value[0]
}

// Steps of whole cases, each started and its tasks done one by one; gives how many steps that were, and the states on the way.
const carryOut = (procedure: Procedure): readonly CaseState[] => {
  const states: CaseState[] = []
  let result = step(procedure, newCase(procedure), { kind: 'start', at, facts })
  while (result.kind === 'success') {
    const { state } = result.value
    states.push(state)
    if (state.status !== 'live') return states
    const task = state.instances.find(({ element, count }) => !count && procedure.nodes.get(element)?.kind === 'task')
    result = step(procedure, state, { kind: 'complete', at, task: task?.id ?? 0 })
  }
  throw new Error(JSON.stringify(result.problems))
}

const stepsPerSecond = (procedure: Procedure, cases: number): number => {
  let steps = 0
  const startedAt = performance.now()
  for (let index = 0; index < cases; index += 1) steps += carryOut(procedure).length
  return (steps / (performance.now() - startedAt)) * 1000
}

const greatest = (procedure: Procedure, cases: number): number => {
  stepsPerSecond(procedure, cases)
  return Math.max(...Array.from({ length: rounds }, () => stepsPerSecond(procedure, cases)))
}

// A case of bpmn-engine: each user task is signalled as soon as it waits; a start and each signal count as steps, as ours do.
const peerSteps = async (xml: string): Promise<number> => {
  let steps = 1
  const listener = new EventEmitter()
  listener.on('wait', (task: { readonly signal: () => void }) => {
    steps += 1
    setImmediate(() => task.signal())
  })
  await new Promise<void>((resolve, reject) => {
    const engine = new Engine({ source: xml })
    engine.once('end', () => resolve())
    engine.once('error', reject)
    void engine.execute({ listener })
  })
  return steps
}

const peerPerSecond = async (xml: string, cases: number): Promise<number> => {
  let steps = 0
  const startedAt = performance.now()
  for (let index = 0; index < cases; index += 1) steps += await peerSteps(xml)
  return (steps / (performance.now() - startedAt)) * 1000
}

/** Pure steps of cases, and the bytes of a case at rest; bpmn-engine on the same file in the same run. */
export const benchmark: Benchmark = {
  name: 'procedure',
  async *run(): AsyncIterable<Line> {
    for (const file of ['sequence', 'parallel', 'exclusive', 'boundary-timer', 'multi-parallel']) {
      const procedure = await load(file)
      const ours = greatest(procedure, 20_000)
      yield {
        name: `procedure steps, ${file}`,
        value: ours,
        unit: 'steps/s',
        aim: '≥ 200,000',
        note: `best of ${rounds}`,
      }
      if (file !== 'sequence' && file !== 'parallel') continue
      const peer = await peerPerSecond(xmlOf(file), 50)
      yield {
        name: `bpmn-engine steps, ${file}`,
        value: peer,
        unit: 'steps/s',
        note: `ours is ${Math.round(ours / peer)} ×`,
      }
    }
    const sizes = (
      await Promise.all(['sequence', 'parallel', 'boundary-timer', 'multi-parallel', 'wcp-09-discriminator'].map(load))
    )
      .flatMap(carryOut)
      .map((state) => Buffer.byteLength(JSON.stringify(toStored(state))))
    yield { name: 'bytes of a case, greatest of usual ones', value: Math.max(...sizes), unit: 'B', aim: '≤ 1,024' }
  },
}
