import type { Feature, MessageFile } from '../../feature.ts'

const both = async (own: Promise<MessageFile>, policies: Promise<MessageFile>): Promise<MessageFile> => ({
  default: { ...(await policies).default, ...(await own).default },
})

/** Drafts of clauses: written with a live result, proposed, and released by a second person. */
export const policyReleaseFeature: Feature = {
  name: 'policy-release',
  messages: {
    'zh-CN': () => both(import('./locale/zh-CN.json'), import('../policy/locale/zh-CN.json')),
    en: () => both(import('./locale/en.json'), import('../policy/locale/en.json')),
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
