import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Feature } from '../feature.ts'
import { sessionWith, showPage } from '../testing/show-page.tsx'

const offline: Feature = {
  name: 'offline',
  messages: {
    'zh-CN': async () => ({ default: { 'offline.title': '页' } }),
    en: async () => ({ default: { 'offline.title': 'Page' } }),
  },
  routes: [
    {
      path: '/offline',
      access: 'public',
      title: 'offline.title',
      page: () => Promise.reject(new TypeError('Failed to fetch dynamically imported module: /assets/page.js')),
    },
  ],
  entries: [],
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('A page that cannot be fetched says so in words, not in the words of the browser', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(console, 'warn').mockImplementation(() => undefined)
  await showPage('/offline', [offline], { '/api/session': sessionWith() })
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('这一页没能取到')
  expect(alert.textContent).not.toContain('assets')
})
