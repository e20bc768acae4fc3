import { readFileSync } from 'node:fs'
import { type Facts, parseNumber } from '@ceyuan/feel'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseState, newCase } from '../case/state.ts'
import { step } from '../case/step.ts'
import type { Procedure } from '../definition/procedure.ts'
import { loadProcedures } from '../load-procedures.ts'
import { readProcedures } from '../read/read-procedures.ts'
import { soundnessProblems } from './soundness-problems.ts'

const at = '2026-01-01T00:00:00Z'

const readAll = async (xml: string): Promise<Procedure> => {
  const read = await readProcedures(xml)
  if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
  return read.value[0]
}

const found = async (file: string): Promise<unknown> => {
  const xml = readFileSync(new URL(`../../cases/bad/${file}.bpmn`, import.meta.url), 'utf8')
  return soundnessProblems(await readAll(xml)).map(({ code, values, at: place }) => [
    code.replace('procedure.', ''),
    values['element'],
    ...(values['path'] === undefined ? [] : [String(values['path'])]),
    place?.line,
  ])
}

const definitions = (inner: string): string =>
  `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">${inner}</process></definitions>`

const branch = (id: string, isSub: boolean): string => {
  const inner = `<userTask id="t${id}" /><boundaryEvent id="b${id}" attachedToRef="t${id}"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
<userTask id="l${id}" /><sequenceFlow id="bl${id}" sourceRef="b${id}" targetRef="l${id}" />`
  return isSub
    ? `<subProcess id="d${id}">${inner}</subProcess><sequenceFlow id="f${id}" sourceRef="f" targetRef="d${id}" /><sequenceFlow id="j${id}" sourceRef="d${id}" targetRef="j" />`
    : `${inner}<sequenceFlow id="f${id}" sourceRef="f" targetRef="t${id}" /><sequenceFlow id="j${id}" sourceRef="t${id}" targetRef="j${id}g" />
<exclusiveGateway id="j${id}g" /><sequenceFlow id="lj${id}" sourceRef="l${id}" targetRef="j${id}g" /><sequenceFlow id="jg${id}" sourceRef="j${id}g" targetRef="j" />`
}

const waitingTasks = (procedure: Procedure, { instances }: CaseState): readonly number[] =>
  instances.filter(({ element }) => procedure.nodes.get(element)?.kind === 'task').map(({ id }) => id)

const split = (isSub: boolean, last: string): Promise<Procedure> =>
  readAll(
    definitions(`<startEvent id="s" /><parallelGateway id="f" /><parallelGateway id="j" /><endEvent id="e" />
<sequenceFlow id="sf" sourceRef="s" targetRef="f" /><sequenceFlow id="je" sourceRef="j" targetRef="e" />
${Array.from({ length: 12 }, (_, index) => branch(String(index), isSub)).join('\n')}${last}`),
  )

const playedAtRandom = (procedure: Procedure, choices: readonly number[]): string => {
  const facts = (turn: number): Facts => ({ pick: parseNumber(String((choices[turn % choices.length] ?? 0) % 4)) })
  let result = step(procedure, newCase(procedure), { kind: 'start', at, facts: facts(0) })
  for (let turn = 1; turn < 400 && result.kind === 'success'; turn += 1) {
    const { state } = result.value
    if (state.status !== 'live') return state.status
    const tasks = waitingTasks(procedure, state)
    const task = tasks[(choices[turn % choices.length] ?? 0) % tasks.length]
    if (task === undefined) return 'stuck'
    result = step(procedure, state, { kind: 'complete', at, task, facts: facts(turn) })
  }
  return result.kind === 'failure' ? result.problems[0].code : 'long'
}

describe('soundness', () => {
  it('6.1 tells the way to where a case is stuck', async () => {
    expect(await found('join-after-choice')).toEqual([['dead-end', 'j', 's,x,A,j', 7]])
    expect(await found('join-after-inclusive')).toEqual([['dead-end', 'j', 's,x,A,j', 7]])
    expect(await found('timer-into-join')).toEqual([['dead-end', 'j', 's,f,A,B,j,late,e2', 7]])
    expect(await found('inner-join')).toEqual([['dead-end', 'j', 's1,x,j', 9]])
  })

  it('6.1 loading refuses what is not sound', async () => {
    const xml = readFileSync(new URL('../../cases/bad/join-after-choice.bpmn', import.meta.url), 'utf8')
    expect(await loadProcedures(xml)).toMatchObject({ kind: 'failure', problems: [{ code: 'procedure.dead-end' }] })
  })

  it('6.2 tells a circle without a way out', async () => {
    expect(await found('no-way-out')).toEqual([['never-ends', 'B', 's,m,A,B', 8]])
  })

  it('6.3 tells tokens that pile up', async () => {
    expect(await found('piles-up')).toEqual([['piles-up', 'j', expect.stringMatching(/^s,m,A,f,m,j,A/u), 9]])
  })

  it('6.4 tells what no case reaches', async () => {
    expect(await found('unreachable-task')).toEqual([
      ['unreachable', 'B', 7],
      ['unreachable', 'C', 8],
      ['unreachable', 'e2', 9],
    ])
    expect(await found('error-never-thrown')).toEqual([
      ['unreachable', 'c', 18],
      ['unreachable', 'e3', 20],
    ])
  })

  it('6.5 lets activities with boundary events end by either', async () => {
    const procedure = await readAll(
      definitions(`<startEvent id="s" /><userTask id="t" /><endEvent id="e" /><endEvent id="e2" />
<boundaryEvent id="b" attachedToRef="t" cancelActivity="false"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>
<parallelGateway id="j" /><sequenceFlow id="f1" sourceRef="s" targetRef="t" />
<sequenceFlow id="f2" sourceRef="t" targetRef="j" /><sequenceFlow id="f3" sourceRef="b" targetRef="j" /><sequenceFlow id="f4" sourceRef="j" targetRef="e" />`),
    )
    expect(soundnessProblems(procedure).map(({ code }) => code)).toContain('procedure.dead-end')
  })

  it('6.6 explores twelve departments with limits in parallel at once, and refuses by name what is too large', async () => {
    expect(soundnessProblems(await split(true, ''))).toEqual([])
    expect(soundnessProblems(await split(false, ''))).toEqual([])
    const sudden = Array.from(
      { length: 12 },
      (_, index) => `<endEvent id="x${index}"><terminateEventDefinition /></endEvent>
<boundaryEvent id="w${index}" attachedToRef="l${index}"><messageEventDefinition /></boundaryEvent>
<sequenceFlow id="wx${index}" sourceRef="w${index}" targetRef="x${index}" />`,
    ).join('\n')
    expect(soundnessProblems(await split(false, sudden))).toMatchObject([
      { code: 'procedure.too-many-states', values: { element: 'p', most: 50_000 } },
    ])
  })

  type Block =
    | { readonly kind: 'task' }
    | { readonly kind: 'sequence'; readonly parts: readonly Block[] }
    | { readonly kind: 'split'; readonly split: string; readonly join: string; readonly parts: readonly Block[] }
    | { readonly kind: 'loop'; readonly part: Block }

  const gateway = fc.constantFrom('exclusive', 'parallel', 'inclusive')
  const { block } = fc.letrec<{ block: Block }>((tie) => ({
    block: fc.oneof(
      { maxDepth: 3, depthSize: 'small' },
      fc.constant<Block>({ kind: 'task' }),
      fc.record({
        kind: fc.constant('sequence' as const),
        parts: fc.array(tie('block'), { minLength: 1, maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('split' as const),
        split: gateway,
        join: gateway,
        parts: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('loop' as const), part: tie('block') }),
    ),
  }))

  // Writes a block between two nodes; every way out of a choice asks for its own value of `pick`.
  const written = (whole: Block): string => {
    const lines: string[] = []
    let next = 0
    const add = (type: string): string => {
      next += 1
      lines.push(`<${type} id="n${next}" />`)
      return `n${next}`
    }
    const flow = (from: string, to: string, pick: number | null): void => {
      next += 1
      const condition = pick === null ? '' : `<conditionExpression>pick &lt;= ${pick}</conditionExpression>`
      lines.push(`<sequenceFlow id="f${next}" sourceRef="${from}" targetRef="${to}">${condition}</sequenceFlow>`)
    }
    const write = (given: Block): readonly [string, string] => {
      if (given.kind === 'task') {
        const id = add('userTask')
        return [id, id]
      }
      if (given.kind === 'sequence') {
        const ends = given.parts.map(write)
        ends.slice(1).forEach(([start], index) => flow(ends[index]?.[1] ?? '', start, null))
        return [ends[0]?.[0] ?? '', ends.at(-1)?.[1] ?? '']
      }
      if (given.kind === 'loop') {
        const [merge, choice] = [add('exclusiveGateway'), add('exclusiveGateway')]
        const [start, end] = write(given.part)
        flow(merge, start, null)
        flow(end, choice, null)
        flow(choice, merge, 0)
        return [merge, choice]
      }
      const [split, join] = [add(`${given.split}Gateway`), add(`${given.join}Gateway`)]
      given.parts.forEach((part, index) => {
        const [start, end] = write(part)
        flow(split, start, given.split === 'parallel' || index === given.parts.length - 1 ? null : index)
        flow(end, join, null)
      })
      return [split, join]
    }
    const [first, last] = write(whole)
    const [start, end] = [add('startEvent'), add('endEvent')]
    flow(start, first, null)
    flow(last, end, null)
    return definitions(lines.join('\n'))
  }

  it('6.7 what is found sound never gets stuck', async () => {
    const counts = { sound: 0, unsound: 0 }
    await fc.assert(
      fc.asyncProperty(block, fc.array(fc.nat(1000), { minLength: 40, maxLength: 60 }), async (given, choices) => {
        const procedure = await readAll(written(given))
        const isSound = soundnessProblems(procedure).length === 0
        counts[isSound ? 'sound' : 'unsound'] += 1
        const outcome = playedAtRandom(procedure, choices)
        const isFine = ['completed', 'long', 'procedure.endless-step'].includes(outcome)
        expect(isFine || !isSound).toBe(true)
      }),
      { numRuns: 200 },
    )
    expect(counts.sound).toBeGreaterThan(20)
    expect(counts.unsound).toBeGreaterThan(20)
  }, 60_000)
})
