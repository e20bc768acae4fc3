import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import answers from '../../testing/progress-answers.json'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { planFeature } from './feature.ts'

const { commitmentAnswer, planAnswer } = answers
const session = sessionWith('plan.read', 'progress.read', 'order.raise')
const full = {
  '/api/session': session,
  '/api/plan/progress': planAnswer,
  '/api/commitments/achievements': commitmentAnswer,
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('shows the text as issued with a light at every commitment', async () => {
  await showPage('/plan', [planFeature], full)
  expect(await screen.findByRole('heading', { level: 1, name: '示例市实施方案' })).toBeDefined()
  expect(screen.getByRole('heading', { name: '一、总体要求' })).toBeDefined()
  const links = within(screen.getByRole('article')).getAllByRole('link')
  expect(links.map((link) => link.textContent)).toEqual([
    '■滞后41/50形成50项成果',
    '？无法判断新增2至3个平台',
    '▲预警9/15支持平台建设。',
    '●正常推动项目落地。',
    '★达成附文确认完善服务体系。',
  ])
  expect(screen.getByRole('complementary', { name: '佐证' }).textContent).toContain('选一条承诺看佐证')
})

it('opens the evidence of a commitment beside the text and keeps it in the address', async () => {
  await showPage('/plan', [planFeature], full)
  fireEvent.click(await screen.findByRole('link', { name: /形成50项成果/ }))
  const panel = await screen.findByRole('complementary', { name: '佐证' })
  expect(await within(panel).findByText('形成50项成果的原因。')).toBeDefined()
  expect(within(panel).getByText('82.0%')).toBeDefined()
  expect(within(panel).getByText('慢 6.8 项')).toBeDefined()
  expect(within(panel).getByRole('img', { name: /创新成果：截至 2026-11-23 实际 41/ })).toBeDefined()
  expect(within(panel).getByRole('link', { name: '督办' })).toBeDefined()
  expect(within(panel).getByText('论文撤稿')).toBeDefined()
  expect(screen.getByRole('link', { name: /形成50项成果/ }).getAttribute('aria-current')).toBe('true')
})

it('hides the act of raising an order from those who may not', async () => {
  await showPage('/plan?c=achievements', [planFeature], {
    ...full,
    '/api/session': sessionWith('plan.read', 'progress.read'),
  })
  expect(await screen.findByRole('link', { name: '导出佐证' })).toBeDefined()
  expect(screen.queryByRole('link', { name: '督办' })).toBeNull()
})

it('filters by light without cutting the text', async () => {
  await showPage('/plan?light=behind', [planFeature], full)
  const article = await screen.findByRole('article')
  expect(within(article).getAllByRole('link')).toHaveLength(1)
  expect(article.textContent).toContain('推动项目落地。')
  fireEvent.click(screen.getByRole('button', { name: '达成 1' }))
  expect(await within(article).findAllByRole('link')).toHaveLength(2)
})

it('finds words in the text', async () => {
  await showPage('/plan?q=平台', [planFeature], full)
  const article = await screen.findByRole('article')
  expect(article.querySelectorAll('mark')).toHaveLength(3)
  expect(screen.getByText('3 处')).toBeDefined()
})

it('says that it loads, what failed, and that nothing is confirmed yet', async () => {
  await showPage('/plan', [planFeature], { ...full, '/api/plan/progress': never })
  expect(await screen.findByRole('status')).toBeDefined()
  cleanup()
  const failure = refusal(503, 'database.unreachable', '数据库暂时连不上。')
  await showPage('/plan', [planFeature], { ...full, '/api/plan/progress': failure })
  expect((await screen.findByRole('alert')).textContent).toBe('数据库暂时连不上。')
  cleanup()
  const empty = { ...planAnswer, text: '', sections: [], commitments: [] }
  await showPage('/plan', [planFeature], { ...full, '/api/plan/progress': empty })
  expect(await screen.findByRole('heading', { name: '还没有确认的方案' })).toBeDefined()
})

it('asks a visitor to sign in, and tells those without the scope', async () => {
  await showPage('/plan', [planFeature], { ...full, '/api/session': { ...session, actor: null } })
  expect(await screen.findByRole('heading', { name: '请先登录' })).toBeDefined()
  cleanup()
  await showPage('/plan', [planFeature], { ...full, '/api/session': sessionWith() })
  expect(await screen.findByRole('heading', { name: '您的角色看不到这一页' })).toBeDefined()
})
