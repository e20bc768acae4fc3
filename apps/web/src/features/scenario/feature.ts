import type { Feature, MessageFile } from '../../feature.ts'

const both = async (own: Promise<MessageFile>, policies: Promise<MessageFile>): Promise<MessageFile> => ({
  default: { ...(await policies).default, ...(await own).default },
})

/** Scenarios: what policies would bring if they were changed, saved and compared. */
export const scenarioFeature: Feature = {
  name: 'scenario',
  messages: {
    'zh-CN': () => both(import('./locale/zh-CN.json'), import('../policy/locale/zh-CN.json')),
    en: () => both(import('./locale/en.json'), import('../policy/locale/en.json')),
  },
  routes: [
    {
      path: '/scenarios',
      access: 'policy.edit',
      title: 'scenario.title',
      page: () => import('./list-page.tsx').then((module) => module.ScenariosPage),
      plain: true,
    },
    {
      path: '/scenarios/edit',
      access: 'policy.edit',
      title: 'scenario.editor',
      page: () => import('./editor-page.tsx').then((module) => module.ScenarioPage),
      plain: true,
    },
    {
      path: '/scenarios/compare',
      access: 'policy.edit',
      title: 'scenario.compare',
      page: () => import('./compare-page.tsx').then((module) => module.ComparePage),
      plain: true,
    },
  ],
  entries: [{ to: '/scenarios', label: 'nav.scenarios', order: 49, access: 'policy.edit' }],
}
