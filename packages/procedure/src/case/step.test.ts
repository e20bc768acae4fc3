import { readFileSync } from 'node:fs'
import { parseDate, parseNumber } from '@ceyuan/feel'
import { describe, expect, it } from 'vitest'
import type { Procedure } from '../definition/procedure.ts'
import { readProcedures } from '../read/read-procedures.ts'
import type { CaseEvent } from './event.ts'
import { type CaseState, newCase } from './state.ts'
import { step, type Step } from './step.ts'
import { fromStored, toStored } from './stored.ts'

const at = '2026-01-31T17:00:00Z'

const load = async (file: string): Promise<Procedure> => {
  const read = await readProcedures(readFileSync(new URL(`../../cases/${file}.bpmn`, import.meta.url), 'utf8'))
  if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
  return read.value[0]
}

const take = (procedure: Procedure, state: CaseState, event: CaseEvent): Step => {
  const result = step(procedure, state, event)
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}

const begun = (procedure: Procedure, facts = {}): Step =>
  take(procedure, newCase(procedure), { kind: 'start', at, facts })

const codesOf = (procedure: Procedure, state: CaseState, event: CaseEvent): readonly string[] => {
  const result = step(procedure, state, event)
  return result.kind === 'failure' ? result.problems.map(({ code }) => code) : []
}

const frozen = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return
  Object.freeze(value)
  Object.values(value).forEach(frozen)
}

describe('a step', () => {
  it('2.1 gives the case, what the world has to do and the way, and changes nothing', async () => {
    const procedure = await load('boundary-timer')
    const { state, effects, trace } = begun(procedure)
    expect(effects).toEqual([
      { kind: 'timerArmed', timer: 2, element: 'late', at: '2026-02-05T17:00:00.000Z', limit: null },
      { kind: 'taskMade', task: 1, element: 'A', limit: null },
    ])
    expect(trace.map(({ element, act }) => `${element} ${act}`)).toEqual(['s entered', 's completed', 'A entered'])
    frozen(state)
    const done = take(procedure, state, { kind: 'complete', at, task: 1 })
    expect(done.effects).toEqual([
      { kind: 'timerDisarmed', timer: 2, element: 'late' },
      { kind: 'ended', status: 'completed', reason: null },
    ])
    expect(take(procedure, state, { kind: 'complete', at, task: 1 })).toEqual(done)
  })

  it('2.2 refuses what cannot be, and the case stands as before', async () => {
    const procedure = await load('exclusive-none')
    const [one, two] = [await load('parallel'), await load('sequence')]
    const { state } = begun(one)
    expect(codesOf(procedure, newCase(procedure), { kind: 'start', at })).toEqual(['procedure.no-flow-taken'])
    expect(codesOf(one, state, { kind: 'complete', at, task: 99 })).toEqual(['procedure.task-not-waiting'])
    expect(codesOf(one, state, { kind: 'start', at })).toEqual(['procedure.case-over'])
    expect(codesOf(one, state, { kind: 'message', at, name: 'x' })).toEqual(['procedure.unawaited-message'])
    expect(codesOf({ ...two, version: '2' }, begun(two).state, { kind: 'time', at })).toEqual([
      'procedure.other-version',
    ])
    const over = take(two, newCase(two), { kind: 'start', at }).state
    expect(codesOf(two, take(two, over, { kind: 'cancel', at, reason: 'r' }).state, { kind: 'time', at })).toEqual([
      'procedure.case-over',
    ])
  })

  it('2.3 keeps a case as rows, small, and reads it back from JSON as it was', async () => {
    const procedure = await load('multi-collection')
    const facts = {
      departments: { kind: 'list' as const, items: ['a', 'b'] },
      d: parseDate('2026-11-23'),
      n: parseNumber('1.50'),
    }
    const { state } = begun(procedure, facts)
    const text = JSON.stringify(toStored(state))
    expect(fromStored(JSON.parse(text))).toEqual(state)
    const usual = JSON.stringify(toStored(begun(await load('boundary-timer')).state))
    expect(usual.length).toBeLessThan(512)
    expect(text.length).toBeLessThan(1024)
  })

  it('2.4 keeps what an instance gives to itself until it completes', async () => {
    const procedure = await load('multi-collection')
    const { state } = begun(procedure, { departments: { kind: 'list', items: ['a', 'b'] } })
    const tasks = state.instances.filter(({ element }) => element === 'A').map(({ id }) => id)
    const next = take(procedure, state, { kind: 'complete', at, task: tasks[0] ?? 0, facts: { agreed: false } }).state
    expect(next.facts['agreed']).toBeUndefined()
    const refusing = next.instances.find(({ element }) => element === 'D')
    const after = take(procedure, next, { kind: 'complete', at, task: refusing?.id ?? 0 }).state
    expect(after.facts['agreed']).toBe(false)
    expect(after.facts['department']).toBeUndefined()
  })

  it('2.5 refuses a circle in which nothing waits', async () => {
    const read = await readProcedures(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">
<startEvent id="s" /><exclusiveGateway id="m" /><exclusiveGateway id="x" />
<sequenceFlow id="a" sourceRef="s" targetRef="m" /><sequenceFlow id="b" sourceRef="m" targetRef="x" />
<sequenceFlow id="c" sourceRef="x" targetRef="m" /></process></definitions>`)
    if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
    expect(codesOf(read.value[0], newCase(read.value[0]), { kind: 'start', at })).toEqual(['procedure.endless-step'])
  })

  it('2.6 cancels everything under way', async () => {
    const procedure = await load('subprocess-timer')
    const { state, effects } = take(procedure, begun(procedure).state, { kind: 'cancel', at, reason: 'withdrawn' })
    expect([state.status, state.reason, state.instances, state.timers]).toEqual(['cancelled', 'withdrawn', [], []])
    expect(effects.map(({ kind }) => kind)).toEqual(['taskCancelled', 'timerDisarmed', 'ended'])
  })

  it('2.7 leaves a limit to the legal clock, which tells, moves and stops it', async () => {
    const read =
      await readProcedures(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:ceyuan="urn:ceyuan:procedure"><process id="p">
<startEvent id="s" /><userTask id="t"><extensionElements><ceyuan:limit days="20" kind="working" /></extensionElements></userTask><endEvent id="e" /><endEvent id="silent" />
<boundaryEvent id="b" attachedToRef="t"><timerEventDefinition><extensionElements><ceyuan:limit days="20" kind="working" /></extensionElements></timerEventDefinition></boundaryEvent>
<sequenceFlow id="f1" sourceRef="s" targetRef="t" /><sequenceFlow id="f2" sourceRef="t" targetRef="e" /><sequenceFlow id="f3" sourceRef="b" targetRef="silent" />
</process></definitions>`)
    if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
    const [procedure] = read.value
    const limit = { days: '20', kind: 'working' }
    const { state, effects } = begun(procedure)
    expect(effects).toMatchObject([
      { kind: 'timerArmed', at: null, limit },
      { kind: 'taskMade', limit },
    ])
    const late = '2027-01-01T00:00:00Z'
    expect(take(procedure, state, { kind: 'time', at: late }).state.status).toBe('live')
    const due = take(procedure, state, { kind: 'settle', at, row: 2, due: '2026-02-28T00:00:00+08:00' }).state
    expect(due.timers[0]?.at).toBe('2026-02-27T16:00:00.000Z')
    const stopped = take(procedure, due, { kind: 'settle', at, row: 2, due: null }).state
    expect(take(procedure, stopped, { kind: 'time', at: late }).state.status).toBe('live')
    expect(take(procedure, due, { kind: 'time', at: late }).trace.at(-1)?.element).toBe('silent')
    expect(take(procedure, state, { kind: 'settle', at, row: 1, due: '2026-02-28' }).state.instances[0]?.due).toBe(
      '2026-02-28T00:00:00.000Z',
    )
  })

  it('4.2 finds the case that waits for a message by name and key', async () => {
    const read =
      await readProcedures(`<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0">
<message id="m" name="reply"><extensionElements><zeebe:subscription correlationKey="=number" /></extensionElements></message>
<process id="p"><receiveTask id="t" messageRef="m" /></process></definitions>`)
    if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
    const [procedure] = read.value
    const { state } = begun(procedure, { number: '7' })
    expect(codesOf(procedure, state, { kind: 'message', at, name: 'reply', key: '8' })).toEqual([
      'procedure.unawaited-message',
    ])
    expect(take(procedure, state, { kind: 'message', at, name: 'reply', key: '7' }).state.status).toBe('completed')
  })

  it('4.3 counts months where the event is told, and fires late timers as if it were on time', async () => {
    const procedure = await load('timer-duration')
    const months = (from: string): string | null | undefined =>
      take(procedure, newCase(procedure), { kind: 'start', at: from }).state.timers[0]?.at
    expect(months('2026-01-31T17:00:00Z')).toBe('2026-02-28T17:00:00.000Z')
    expect(months('2026-02-01T01:00:00+08:00')).toBe('2026-02-28T17:00:00.000Z')
    expect(months('2026-01-31T09:00:00+08:00')).toBe('2026-02-28T01:00:00.000Z')
    const remind = await load('boundary-timer-remind')
    const once = take(remind, begun(remind).state, { kind: 'time', at: '2026-06-01T00:00:00Z' })
    const first = take(remind, begun(remind).state, { kind: 'time', at: '2026-02-01T17:00:00Z' })
    const twice = take(remind, first.state, { kind: 'time', at: '2026-02-02T17:00:00Z' })
    expect(once.state).toEqual(twice.state)
  })
})
