import type { Feature } from '../../feature.ts'

/** The plan page: the official text with its lights, and the evidence behind each. */
export const planFeature: Feature = {
  name: 'plan',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/plan',
      access: 'plan.read',
      title: 'plan.title',
      page: () => import('./page.tsx').then((module) => module.PlanPage),
      plain: true,
    },
  ],
  entries: [{ to: '/plan', label: 'nav.plan', order: 20, access: 'plan.read' }],
}
