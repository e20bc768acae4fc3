import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import answers from '../../testing/progress-answers.json'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { publicFeature } from './feature.ts'

const { publicPlanAnswer, publicProgressAnswer } = answers
const visitor = { ...sessionWith(), actor: null }
const full = {
  '/api/session': visitor,
  '/api/public/plan': publicPlanAnswer,
  '/api/public/progress': publicProgressAnswer,
}
const unpublished = refusal(404, 'progress.publication-not-found', '还没有发布。')

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('shows anyone the published plan with its lights, and details of a commitment', async () => {
  await showPage('/', [publicFeature], full)
  expect(await screen.findByRole('heading', { level: 1, name: '示例市实施方案' })).toBeDefined()
  expect(await screen.findByText('示例数据')).toBeDefined()
  fireEvent.click(screen.getByRole('link', { name: /形成50项成果/ }))
  const panel = await screen.findByRole('complementary', { name: '承诺详情' })
  expect(await within(panel).findByText('由登记簿记录计算')).toBeDefined()
  expect(within(panel).getByText('≥50 项')).toBeDefined()
})

it('lists the targets, worst first, with five lights above', async () => {
  await showPage('/progress', [publicFeature], full)
  const lights = await screen.findByRole('list', { name: '5 条承诺' })
  expect(
    within(lights)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['1■滞后', '1▲预警', '1？无法判断', '1●正常', '1★达成'])
  expect(screen.getByRole('img', { name: '实际 41，目标 ≥50 项' })).toBeDefined()
  expect(screen.getByText('口径或来源尚不足以判断，暂不计数')).toBeDefined()
})

it('says that nothing is published yet, that it loads, and what failed', async () => {
  await showPage('/', [publicFeature], { ...full, '/api/public/plan': unpublished })
  expect(await screen.findByRole('heading', { name: '还没有发布' })).toBeDefined()
  cleanup()
  await showPage('/progress', [publicFeature], { ...full, '/api/public/progress': never })
  expect((await screen.findByRole('status')).textContent).toBe('正在载入')
  cleanup()
  const failure = refusal(503, 'database.unreachable', '数据库暂时连不上。')
  await showPage('/progress', [publicFeature], { ...full, '/api/public/progress': failure })
  expect((await screen.findByRole('alert')).textContent).toBe('数据库暂时连不上。')
})
