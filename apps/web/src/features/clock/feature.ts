import type { Feature } from '../../feature.ts'

/** Legal clocks for anyone: how long the law gives, and when a limit ends. */
export const clockFeature: Feature = {
  name: 'clock',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/limits',
      access: 'public',
      title: 'clock.title',
      page: () => import('./page.tsx').then((module) => module.LimitsPage),
      layout: 'public',
      plain: true,
    },
  ],
  entries: [{ to: '/limits', label: 'nav.limits', order: 5, access: 'public' }],
}
