import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { ApiProblem } from '../api/problem.ts'
import { startMessages } from '../i18n/messages.ts'
import { Light } from './Light.tsx'
import { Empty, Failure, Loading } from './States.tsx'
import { lights } from './lights.ts'

beforeAll(() => startMessages('zh-CN'))
afterEach(cleanup)

it('says that it loads', () => {
  render(<Loading />)
  expect(screen.getByRole('status').textContent).toBe('正在载入')
})

it('lists every problem of a failure with its place and offers to try again', () => {
  const retry = vi.fn<() => void>()
  const problems = [
    { code: 'register.required', detail: '企业名称必填。', at: { path: '/body/name' } },
    { code: 'web.unreachable' },
  ]
  render(<Failure error={new ApiProblem(422, problems)} onRetry={retry} />)
  const items = screen.getByRole('alert').querySelectorAll('li')
  expect([...items].map((item) => item.textContent)).toEqual([
    '/body/name 企业名称必填。',
    '连不上服务器。请检查网络后再试；已填写的内容还在。',
  ])
  fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
  expect(retry).toHaveBeenCalledOnce()
})

it('teaches where nothing is', () => {
  render(<Empty title="还没有督办单" text="从滞后的承诺发起。" />)
  expect(screen.getByRole('heading', { name: '还没有督办单' })).toBeDefined()
})

it('shows a light by mark and word, never by colour alone', () => {
  for (const light of lights) render(<Light light={light} />)
  expect(document.body.textContent).toBe('■滞后▲预警？无法判断●正常★达成')
})
