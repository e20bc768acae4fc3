import type { Feature } from '../../feature.ts'

/** One indicator: its value, course, rule, and every record it considers. */
export const indicatorFeature: Feature = {
  name: 'indicator',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/indicators/$id',
      access: 'indicator.read',
      title: 'indicator.title',
      page: () => import('./page.tsx').then((module) => module.IndicatorPage),
      plain: true,
    },
  ],
  entries: [],
}
