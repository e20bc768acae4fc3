import { cleanup, configure, fireEvent, render, screen, waitFor } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { loadMessages, startMessages } from '../../../i18n/messages.ts'
import { FormView } from './FormView.tsx'
import type { FormShape } from './form-shape.ts'
import { FormValues } from './FormValues.tsx'
import { useForm } from './use-form.ts'

const form: FormShape = {
  schema: {
    properties: {
      name: { type: 'string', title: '项目名称', 'x-en': 'Project', maxLength: 20 },
      investment: { type: 'string', title: '总投资', format: 'money', 'x-unit': '万元' },
      ownFunds: { type: 'string', title: '自有资金', format: 'money', 'x-unit': '万元' },
      isNew: { type: 'boolean', title: '是否新建', 'x-help': { zh: '改建、扩建选否', en: 'No for changes' } },
      kinds: { type: 'array', title: '领域', items: { enum: ['医药', '材料'] } },
    },
    required: ['name', 'investment', 'isNew'],
  },
  layout: [{ title: { zh: '项目', en: 'Project' }, fields: ['name', 'investment', 'ownFunds', 'isNew', 'kinds'] }],
  checks: [
    { expect: '自有资金 <= 总投资', at: 'ownFunds', message: { zh: '自有资金不能多于总投资。', en: 'Too much.' } },
  ],
}

const Filled = (): ReactElement => {
  const state = useForm('test', form, { name: '中试线', investment: '4700000000' })
  return (
    <>
      <FormView state={state} sources={{ name: '项目登记簿' }} />
      <button type="button" onClick={state.tryToSend}>
        提交
      </button>
      <FormValues form={form} values={state.values} />
    </>
  )
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
beforeEach(() => localStorage.clear())
afterEach(cleanup)

const valueOf = (element: HTMLElement): string => (element instanceof HTMLInputElement ? element.value : '')

it('fills in what is known, in the unit of the field, and says where it comes from', () => {
  render(<Filled />)
  const name = screen.getByLabelText('项目名称')
  expect(valueOf(name)).toBe('中试线')
  expect(valueOf(screen.getByLabelText(/^总投资/u))).toBe('4,700')
  const described = name.getAttribute('aria-describedby') ?? ''
  expect(document.querySelector(`#${described}`)?.textContent).toBe('已带出，来源：项目登记簿；可以改。')
  expect(screen.getByText('4,700 万元')).toBeDefined()
})

it('tells a broken check at its field and at the top, and leads there', async () => {
  render(<Filled />)
  fireEvent.change(screen.getByLabelText(/^自有资金/u), { target: { value: '4700.01' } })
  expect((await screen.findAllByText('自有资金不能多于总投资。', { exact: false })).length).toBe(2)
  expect(screen.getByLabelText(/^自有资金/u).getAttribute('aria-invalid')).toBe('true')
  fireEvent.click(screen.getByRole('link', { name: '自有资金' }))
  expect(document.activeElement).toBe(screen.getByLabelText(/^自有资金/u))
  fireEvent.change(screen.getByLabelText(/^自有资金/u), { target: { value: '4700' } })
  await waitFor(() => expect(screen.queryByRole('alert')).toBe(null))
})

it('asks for what is empty only once it is sent', () => {
  render(<Filled />)
  expect(screen.queryByRole('alert')).toBe(null)
  fireEvent.click(screen.getByRole('button', { name: '提交' }))
  expect(screen.getByRole('alert').textContent).toBe('有 1 处需要改：是否新建 必填。')
  fireEvent.click(screen.getByLabelText('否'))
  expect(screen.queryByRole('alert')).toBe(null)
})

it('keeps what is typed when the page is left', () => {
  render(<Filled />)
  fireEvent.change(screen.getByLabelText('项目名称'), { target: { value: '千吨级中试线' } })
  fireEvent.click(screen.getByLabelText('材料'))
  cleanup()
  render(<Filled />)
  expect(valueOf(screen.getByLabelText('项目名称'))).toBe('千吨级中试线')
  expect(screen.getByLabelText('材料')).toHaveProperty('checked', true)
})
