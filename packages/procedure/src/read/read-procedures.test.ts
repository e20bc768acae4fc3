import { FactType } from '@ceyuan/feel'
import { describe, expect, it } from 'vitest'
import { toPlain } from '../case/plain.ts'
import { play } from '../play/play.ts'
import { readProcedures } from './read-procedures.ts'
import { toFeel } from './to-feel.ts'

const definitions = (inner: string): string =>
  `<?xml version="1.0"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:ceyuan="urn:ceyuan:procedure" id="d">
${inner}
</bpmn:definitions>`

const process = (inner: string): string =>
  definitions(`<bpmn:process id="p" isExecutable="true">
<bpmn:startEvent id="s" />
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t" />
${inner}
</bpmn:process>`)

const problemsOf = async (xml: string): Promise<unknown> => {
  const read = await readProcedures(xml)
  return read.kind === 'failure' ? read.problems.map(({ code, values, at }) => [code, values, at?.line]) : []
}

const task = '<bpmn:userTask id="t" />'

const choice = (condition: string): string =>
  process(`<bpmn:exclusiveGateway id="t" default="f3" /><bpmn:endEvent id="e" /><bpmn:endEvent id="e2" />
<bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="e"><bpmn:conditionExpression>${condition}</bpmn:conditionExpression></bpmn:sequenceFlow>
<bpmn:sequenceFlow id="f3" sourceRef="t" targetRef="e2" />`)

describe('reading', () => {
  it('1.1 refuses what is outside the subset by element and line, everything at once', async () => {
    const xml = process(`<bpmn:userTask id="t"><bpmn:standardLoopCharacteristics /></bpmn:userTask>
<bpmn:intermediateCatchEvent id="c"><bpmn:signalEventDefinition /></bpmn:intermediateCatchEvent>
<bpmn:transaction id="x" />
<bpmn:complexGateway id="g" />
<bpmn:subProcess id="es" triggeredByEvent="true"><bpmn:startEvent id="es1" /></bpmn:subProcess>`)
    expect(await problemsOf(xml)).toEqual([
      ['procedure.unsupported', { element: 't', what: 'StandardLoopCharacteristics' }, 6],
      ['procedure.unsupported', { element: 'c', what: 'IntermediateCatchEvent SignalEventDefinition' }, 7],
      ['procedure.unsupported', { element: 'x', what: 'Transaction' }, 8],
      ['procedure.unsupported', { element: 'g', what: 'ComplexGateway' }, 9],
      ['procedure.unsupported', { element: 'es', what: 'SubProcess triggeredByEvent' }, 10],
    ])
  })

  it('1.1 refuses elements that BPMN does not know, and text that is no XML', async () => {
    expect(await problemsOf(process('<bpmn:magicTask id="t" />'))).toEqual([
      ['procedure.unsupported', { element: 'MagicTask', what: 'MagicTask' }, 6],
    ])
    expect(await problemsOf('<a><b></a>')).toEqual([['procedure.not-xml', { reason: 'closing tag mismatch' }, 1]])
    expect(await problemsOf(definitions(''))).toEqual([['procedure.no-process', {}, undefined]])
  })

  it('1.2 reads a model as editors export it: pools, lanes, diagram, documentation, extensions of others', async () => {
    const xml = definitions(`<bpmn:collaboration id="co">
<bpmn:participant id="pa" processRef="p" /><bpmn:participant id="pb" processRef="q" /><bpmn:participant id="pc" name="empty" />
<bpmn:messageFlow id="mf" sourceRef="t" targetRef="pc" /></bpmn:collaboration>
<bpmn:process id="q" isExecutable="false"><bpmn:transaction id="other" /></bpmn:process>
<bpmn:process id="p" isExecutable="true" camunda:historyTimeToLive="180" camunda:versionTag="7">
<bpmn:documentation>text</bpmn:documentation>
<bpmn:laneSet id="ls"><bpmn:lane id="l"><bpmn:flowNodeRef>t</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>
<bpmn:startEvent id="s" camunda:initiator="me"><bpmn:outgoing>f1</bpmn:outgoing></bpmn:startEvent>
<bpmn:sequenceFlow id="f1" sourceRef="s" targetRef="t" />
<bpmn:userTask id="t" camunda:assignee="demo"><bpmn:documentation>what</bpmn:documentation>
<bpmn:extensionElements><camunda:formData><camunda:formField id="x" type="string" /></camunda:formData><zeebe:assignmentDefinition assignee="=a" /></bpmn:extensionElements>
<bpmn:incoming>f1</bpmn:incoming></bpmn:userTask>
<bpmn:dataObject id="do" /><bpmn:dataObjectReference id="dor" dataObjectRef="do" />
<bpmn:textAnnotation id="ta"><bpmn:text>note</bpmn:text></bpmn:textAnnotation><bpmn:association id="as" sourceRef="t" targetRef="ta" />
</bpmn:process>
<bpmndi:BPMNDiagram id="di"><bpmndi:BPMNPlane id="pl" bpmnElement="co"><bpmndi:BPMNShape id="sh" bpmnElement="t"><dc:Bounds x="1" y="1" width="1" height="1" /></bpmndi:BPMNShape></bpmndi:BPMNPlane></bpmndi:BPMNDiagram>`)
    const read = await readProcedures(xml)
    expect(
      read.kind === 'success' && read.value.map(({ id, version, nodes }) => [id, version, [...nodes.keys()]]),
    ).toEqual([['p', '7', ['s', 't']]])
  })

  it('1.3 refuses references that lead nowhere and shapes that BPMN does not have', async () => {
    expect(await problemsOf(process(`${task}<bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="nowhere" />`))).toEqual(
      [['procedure.dangling-reference', { element: 'f2', property: 'targetRef', reference: 'nowhere' }, 6]],
    )
    expect(await problemsOf(process(`${task}<bpmn:userTask id="t" />`))).toEqual([
      ['procedure.repeated-id', { element: 't' }, undefined],
    ])
    const into = `${task}<bpmn:sequenceFlow id="f2" sourceRef="t" targetRef="s" />`
    expect(await problemsOf(process(into))).toEqual([
      ['procedure.shape-wrong', { element: 's', wanted: 'no incoming' }, 4],
    ])
  })

  it.each([
    ['= x > 5', 'x > 5'],
    ['${x > 5}', 'x > 5'],
    ['#{x == 5 && !done}', 'x = 5  and  not(done)'],
    ["${status != 'open' || n ge 3}", 'status != "open"  or  n >= 3'],
    ["${name == 'a == b'}", 'name = "a == b"'],
    ['${environment.variables.input}', 'input'],
    ['x >= 5', 'x >= 5'],
    ['${x <= 5}', 'x <= 5'],
  ])('1.4 takes %s as FEEL %s', (written, feel) => {
    expect(toFeel(written)).toBe(feel)
  })

  it('1.5 checks conditions against the facts that are known', async () => {
    const dictionary = { amount: FactType.number }
    const codes = async (condition: string): Promise<unknown> => {
      const read = await readProcedures(choice(condition), { dictionary })
      return read.kind === 'failure' ? read.problems.map(({ code, at }) => [code, at?.path, at?.line]) : []
    }
    expect(await codes('amount &gt; 5')).toEqual([])
    expect(await codes('amuont &gt; 5')).toEqual([['feel.unknown-name', 'f2', 7]])
    expect(await codes('amount + 5')).toEqual([['feel.wrong-type', 'f2', 7]])
    expect(await codes('amount &gt;')).toEqual([['feel.expected-expression', 'f2', 7]])
  })

  it('1.6 refuses scripts in other languages and runs those in FEEL', async () => {
    expect(
      await problemsOf(
        process('<bpmn:scriptTask id="t" scriptFormat="javascript"><bpmn:script>1</bpmn:script></bpmn:scriptTask>'),
      ),
    ).toEqual([['procedure.unsupported', { element: 't', what: 'ScriptTask javascript' }, 6]])
    const read = await readProcedures(
      process(
        '<bpmn:scriptTask id="t" scriptFormat="feel" camunda:resultVariable="sum"><bpmn:script>1 + 2</bpmn:script></bpmn:scriptTask>',
      ),
    )
    if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
    const played = play(read.value, { facts: {}, script: [], at: '2026-01-01T00:00:00Z' })
    expect(played.kind === 'success' && toPlain(played.value.facts['sum'] ?? null)).toBe(3)
  })

  it('1.7 tries conditions in the order in which the node lists its flows', async () => {
    const xml =
      process(`<bpmn:exclusiveGateway id="t"><bpmn:outgoing>b</bpmn:outgoing><bpmn:outgoing>a</bpmn:outgoing></bpmn:exclusiveGateway>
<bpmn:endEvent id="ea" /><bpmn:endEvent id="eb" />
<bpmn:sequenceFlow id="a" sourceRef="t" targetRef="ea"><bpmn:conditionExpression>true</bpmn:conditionExpression></bpmn:sequenceFlow>
<bpmn:sequenceFlow id="b" sourceRef="t" targetRef="eb"><bpmn:conditionExpression>true</bpmn:conditionExpression></bpmn:sequenceFlow>`)
    const read = await readProcedures(xml)
    if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
    const played = play(read.value, { facts: {}, script: [], at: '2026-01-01T00:00:00Z' })
    expect(played.kind === 'success' && played.value.trace).toEqual(['s', 't', 'eb'])
  })
})
