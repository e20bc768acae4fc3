import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, configure, fireEvent, render, screen } from '@testing-library/react'
import { type ReactElement, useState } from 'react'
import { afterEach, beforeAll, expect, it } from 'vitest'
import { loadMessages, startMessages } from '../../../i18n/messages.ts'
import { Diagram } from '../diagram/Diagram.tsx'
import type { FormShape } from '../form/form-shape.ts'
import { FormEditor } from './FormEditor.tsx'
import { ProcedureEditor } from './ProcedureEditor.tsx'
import { useProcedureProblems } from './use-procedure-problems.ts'

// A join that waits for two tokens where a choice sends one.
const stuck = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="urn:ceyuan:test">
  <process id="p" isExecutable="true">
    <startEvent id="s"/><exclusiveGateway id="g" default="f3"/><userTask id="a"/><userTask id="b"/>
    <parallelGateway id="j"/><endEvent id="e"/>
    <sequenceFlow id="f1" sourceRef="s" targetRef="g"/>
    <sequenceFlow id="f2" sourceRef="g" targetRef="a"><conditionExpression>x = 1</conditionExpression></sequenceFlow>
    <sequenceFlow id="f3" sourceRef="g" targetRef="b"/>
    <sequenceFlow id="f4" sourceRef="a" targetRef="j"/><sequenceFlow id="f5" sourceRef="b" targetRef="j"/>
    <sequenceFlow id="f6" sourceRef="j" targetRef="e"/>
  </process>
</definitions>`

const form: FormShape = {
  schema: { properties: { name: { type: 'string', title: '项目名称', maxLength: 40 } }, required: ['name'] },
  layout: [{ title: { zh: '项目', en: 'Project' }, fields: ['name'] }],
  checks: [],
}

const Checked = (): ReactElement => {
  const problems = useProcedureProblems(stuck).data ?? []
  return <ProcedureEditor bpmn="no XML" problems={problems} limits={[]} onChange={() => undefined} />
}

const Changed = (): ReactElement => {
  const [now, setNow] = useState(form)
  return <FormEditor form={now} onChange={setNow} />
}

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 })

beforeAll(async () => {
  await startMessages('zh-CN')
  await loadMessages({
    name: 'matter',
    messages: { 'zh-CN': () => import('../locale/zh-CN.json'), en: () => import('../locale/en.json') },
  })
})
afterEach(cleanup)

it('names in the browser the place where a case would be stuck, and says where a drawing cannot be shown', async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Checked />
    </QueryClientProvider>,
  )
  expect(await screen.findByText(/流程会卡住/u)).toBeDefined()
  expect(screen.getAllByRole('button', { name: 'j' }).length).toBeGreaterThan(0)
  expect(await screen.findByText('流程图无法显示，办理步骤见旁边的列表。')).toBeDefined()
})

it('says where a procedure cannot be drawn', async () => {
  render(<Diagram bpmn="no XML" label="办理流程" />)
  expect(await screen.findByText('流程图无法显示，办理步骤见旁边的列表。')).toBeDefined()
})

it('adds a field to a form, names it, and takes it away again', () => {
  render(<Changed />)
  fireEvent.click(screen.getByRole('button', { name: '加一项' }))
  expect(screen.getByText('field1')).toBeDefined()
  const [, title] = screen.getAllByLabelText(/^名称（中文/u)
  if (title !== undefined) fireEvent.change(title, { target: { value: '总投资' } })
  expect(screen.getByText('总投资')).toBeDefined()
  const [, remove] = screen.getAllByRole('button', { name: '去掉这一项', hidden: true })
  if (remove !== undefined) fireEvent.click(remove)
  expect(screen.queryByText('总投资')).toBe(null)
})
