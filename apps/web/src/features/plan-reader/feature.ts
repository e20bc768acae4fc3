import type { Feature } from '../../feature.ts'

/** The plan reader: a plan's text and what was read from it side by side, corrected and confirmed by people. */
export const planReaderFeature: Feature = {
  name: 'planReader',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/plan/reader',
      access: 'plan.draft',
      title: 'planReader.pageTitle',
      page: () => import('./page.tsx').then((module) => module.PlanReaderPage),
      plain: true,
    },
  ],
  entries: [{ to: '/plan/reader', label: 'nav.reader', order: 85, access: 'plan.draft' }],
}
