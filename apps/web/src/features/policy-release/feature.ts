import type { Feature, MessageFile } from '../../feature.ts'

const together = async (...files: readonly Promise<MessageFile>[]): Promise<MessageFile> => ({
  default: Object.assign({}, ...(await Promise.all(files)).map((file) => file.default)),
})

/** Drafts of clauses: written with a live result, proposed, and released by a second person. */
export const policyReleaseFeature: Feature = {
  name: 'policy-release',
  messages: {
    'zh-CN': () =>
      together(
        import('../policy/locale/zh-CN.json'),
        import('../scenario/locale/zh-CN.json'),
        import('./locale/zh-CN.json'),
      ),
    en: () =>
      together(import('../policy/locale/en.json'), import('../scenario/locale/en.json'), import('./locale/en.json')),
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
