import type { Feature } from '../../feature.ts'

/** The overview: where the plan stands, what is stuck, who acts. */
export const cockpitFeature: Feature = {
  name: 'cockpit',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/cockpit',
      access: 'progress.read',
      title: 'cockpit.title',
      page: () => import('./page.tsx').then((module) => module.CockpitPage),
      plain: true,
    },
  ],
  entries: [{ to: '/cockpit', label: 'nav.cockpit', order: 10, access: 'progress.read' }],
}
