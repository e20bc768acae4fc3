import type { Feature } from '../../feature.ts'

/** Holding a file of enterprises against the clauses: upload, columns, run, result. */
export const populationFeature: Feature = {
  name: 'population',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/policies/evaluate',
      access: 'policy.edit',
      title: 'population.title',
      page: () => import('./page.tsx').then((module) => module.PopulationPage),
      plain: true,
    },
  ],
  entries: [],
}
