import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import answers from '../../testing/progress-answers.json'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { indicatorFeature } from './feature.ts'

const { evidenceAnswer, indicatorAnswer } = answers
const full = {
  '/api/session': sessionWith('indicator.read'),
  '/api/indicators/achievements': indicatorAnswer,
  '/api/indicators/achievements/evidence': evidenceAnswer,
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('shows the value, its course, the rule, and every record behind it', async () => {
  await showPage('/indicators/achievements', [indicatorFeature], full)
  expect(await screen.findByRole('heading', { level: 1, name: '创新成果' })).toBeDefined()
  expect(screen.getByText('计入 41 · 在途 6 · 不计入 2')).toBeDefined()
  expect(screen.getByRole('img', { name: '创新成果：截至 2026-11-23 为 41' })).toBeDefined()
  expect(screen.getByText('状态 = "已认定"')).toBeDefined()
  const records = await screen.findByRole('table', { name: '佐证记录' })
  expect(within(records).getByRole('row', { name: /微藻固碳光反应系统.*撤销，不计.*论文撤稿/ })).toBeDefined()
  expect(screen.getByRole('link', { name: '形成50项成果' }).getAttribute('href')).toBe('/plan?c=achievements')
})

it('says that it loads, what failed, and that there is no record', async () => {
  await showPage('/indicators/achievements', [indicatorFeature], { ...full, '/api/indicators/achievements': never })
  expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
  cleanup()
  const unknown = refusal(404, 'progress.indicator-not-found', '没有这个指标。')
  await showPage('/indicators/achievements', [indicatorFeature], { ...full, '/api/indicators/achievements': unknown })
  expect((await screen.findByRole('alert')).textContent).toBe('没有这个指标。')
  cleanup()
  const none = { ...evidenceAnswer, items: [] }
  await showPage('/indicators/achievements', [indicatorFeature], {
    ...full,
    '/api/indicators/achievements/evidence': none,
  })
  expect(await screen.findByRole('heading', { name: '没有记录' })).toBeDefined()
})
