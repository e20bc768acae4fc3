import type { Feature, FeatureRoute } from '../../feature.ts'

const plan = {
  access: 'public',
  title: 'public.planTitle',
  page: () => import('./plan-page.tsx').then((module) => module.PublicPlanPage),
  layout: 'public',
  plain: true,
} as const satisfies Omit<FeatureRoute, 'path'>

/** What anyone may see without an account: the published plan and its progress. */
export const publicFeature: Feature = {
  name: 'public',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    { ...plan, path: '/' },
    { ...plan, path: '/public' },
    {
      path: '/progress',
      access: 'public',
      title: 'public.progressTitle',
      page: () => import('./progress-page.tsx').then((module) => module.PublicProgressPage),
      layout: 'public',
      plain: true,
    },
  ],
  entries: [
    { to: '/', label: 'nav.public', order: 1, access: 'public' },
    { to: '/progress', label: 'nav.progress', order: 2, access: 'public' },
  ],
}
