import type { Feature } from '../../feature.ts'
import { joinMessages } from '../../i18n/join-messages.ts'

/** The funding register: budget lines, commitments, payments, grants without application, and how far policies reach. */
export const fundingFeature: Feature = {
  name: 'funding',
  messages: {
    'zh-CN': () =>
      joinMessages(
        import('../policy/locale/zh-CN.json'),
        import('../register/locale/zh-CN.json'),
        import('./locale/zh-CN.json'),
      ),
    en: () =>
      joinMessages(
        import('../policy/locale/en.json'),
        import('../register/locale/en.json'),
        import('./locale/en.json'),
      ),
  },
  routes: [
    {
      path: '/funding',
      access: 'funding.read',
      title: 'funding.title',
      page: () => import('./lines-page.tsx').then((module) => module.BudgetLinesPage),
      plain: true,
    },
    {
      path: '/funding/commitments',
      access: 'funding.read',
      title: 'funding.commitments',
      page: () => import('./commitments-page.tsx').then((module) => module.CommitmentsPage),
      plain: true,
    },
    {
      path: '/funding/commitments/$id',
      access: 'funding.read',
      title: 'funding.commitment',
      page: () => import('./commitment-page.tsx').then((module) => module.CommitmentPage),
      plain: true,
    },
    {
      path: '/funding/disbursements',
      access: 'funding.read',
      title: 'funding.disbursements',
      page: () => import('./disbursements-page.tsx').then((module) => module.DisbursementsPage),
      plain: true,
    },
    {
      path: '/funding/automatic',
      access: 'funding.read',
      title: 'funding.automatic',
      page: () => import('./automatic-page.tsx').then((module) => module.AutomaticPage),
      plain: true,
    },
    {
      path: '/funding/uptake',
      access: 'funding.read',
      title: 'funding.uptake',
      page: () => import('./uptake-page.tsx').then((module) => module.UptakePage),
      plain: true,
    },
  ],
  entries: [{ to: '/funding', label: 'nav.funding', order: 48, access: 'funding.read' }],
}
