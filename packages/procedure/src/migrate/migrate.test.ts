import { describe, expect, it } from 'vitest'
import { newCase } from '../case/state.ts'
import { step } from '../case/step.ts'
import type { Procedure } from '../definition/procedure.ts'
import { readProcedures } from '../read/read-procedures.ts'
import { migrate } from './migrate.ts'

const at = '2026-01-01T00:00:00Z'

const version = async (number: string, inner: string): Promise<Procedure> => {
  const xml = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">${inner}</process></definitions>`
  const read = await readProcedures(xml, { version: number })
  if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
  return read.value[0]
}

const flow = (from: string, to: string): string =>
  `<sequenceFlow id="${from}_${to}" sourceRef="${from}" targetRef="${to}" />`
const one = await version(
  '1',
  `<startEvent id="s" /><userTask id="A" /><endEvent id="e" />${flow('s', 'A')}${flow('A', 'e')}`,
)
const two = await version(
  '2',
  `<startEvent id="s" /><userTask id="B" /><userTask id="C" /><endEvent id="e" /><endEvent id="e2" />
<boundaryEvent id="b" attachedToRef="B"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
${flow('s', 'B')}${flow('B', 'C')}${flow('C', 'e')}${flow('b', 'e2')}`,
)

const started = step(one, newCase(one), { kind: 'start', at })
if (started.kind === 'failure') throw new Error('no start')
const { state } = started.value

describe('versions', () => {
  it('7.1 a running case keeps to its own version', () => {
    expect(step(two, state, { kind: 'complete', at, task: 1 })).toMatchObject({
      kind: 'failure',
      problems: [{ code: 'procedure.other-version', values: { found: 'p 1', wanted: 'p 2' } }],
    })
    expect(step(one, state, { kind: 'complete', at, task: 1 })).toMatchObject({
      value: { state: { status: 'completed' } },
    })
  })

  it('7.2 tells what cannot be mapped, and moves nothing', () => {
    expect(migrate(state, one, two)).toMatchObject({
      kind: 'failure',
      problems: [{ code: 'procedure.unmappable', values: { element: 'A', to: 'A', why: 'gone' } }],
    })
    expect(migrate(state, one, two, { A: 'e' })).toMatchObject({ problems: [{ values: { why: 'otherKind' } }] })
  })

  it('7.3 tells what was moved and what nobody waits for, and the case goes on', () => {
    const result = migrate(state, one, two, { A: 'B' })
    if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
    expect([result.value.moved, result.value.unarmed]).toEqual([[{ from: 'A', to: 'B' }], ['b']])
    const next = step(two, result.value.state, { kind: 'complete', at, task: 1 })
    expect(next).toMatchObject({ value: { state: { version: '2', instances: [{ element: 'C' }] } } })
  })
})
