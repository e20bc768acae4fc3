import type { Feature } from '../../feature.ts'
import { joinMessages } from '../../i18n/join-messages.ts'

/** Scenarios: what policies would bring if they were changed, saved and compared. */
export const scenarioFeature: Feature = {
  name: 'scenario',
  messages: {
    'zh-CN': () =>
      joinMessages(
        import('../policy/locale/zh-CN.json'),
        import('../policy-release/locale/zh-CN.json'),
        import('./locale/zh-CN.json'),
      ),
    en: () =>
      joinMessages(
        import('../policy/locale/en.json'),
        import('../policy-release/locale/en.json'),
        import('./locale/en.json'),
      ),
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
