import type { Feature } from '../../feature.ts'
import { joinMessages } from '../../i18n/join-messages.ts'

/** Drafts of clauses: written with a live result, proposed, and released by a second person. */
export const policyReleaseFeature: Feature = {
  name: 'policy-release',
  messages: {
    'zh-CN': () =>
      joinMessages(
        import('../policy/locale/zh-CN.json'),
        import('../scenario/locale/zh-CN.json'),
        import('./locale/zh-CN.json'),
      ),
    en: () =>
      joinMessages(
        import('../policy/locale/en.json'),
        import('../scenario/locale/en.json'),
        import('./locale/en.json'),
      ),
  },
  routes: [
    {
      path: '/policy-drafts',
      access: 'policy.edit',
      title: 'release.title',
      page: () => import('./drafts-page.tsx').then((module) => module.DraftsPage),
      plain: true,
    },
    {
      path: '/policy-drafts/$id',
      access: 'policy.edit',
      title: 'release.draft',
      page: () => import('./draft-page.tsx').then((module) => module.DraftPage),
      plain: true,
    },
  ],
  entries: [{ to: '/policy-drafts', label: 'nav.policyDrafts', order: 46, access: 'policy.edit' }],
}
