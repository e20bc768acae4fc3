import type { Feature } from '../../feature.ts'
import { joinMessages } from '../../i18n/join-messages.ts'

/** The support policies: what an enterprise may have, the public calculator, the clauses with their sources. */
export const policyFeature: Feature = {
  name: 'policy',
  messages: {
    'zh-CN': () => joinMessages(import('../objection/locale/zh-CN.json'), import('./locale/zh-CN.json')),
    en: () => joinMessages(import('../objection/locale/en.json'), import('./locale/en.json')),
  },
  routes: [
    {
      path: '/my-policies',
      access: 'signedIn',
      title: 'policy.title',
      page: () => import('./my-page.tsx').then((module) => module.MyPoliciesPage),
      plain: true,
    },
    {
      path: '/my-policies/facts',
      access: 'signedIn',
      title: 'policy.facts.title',
      page: () => import('./facts-page.tsx').then((module) => module.ApplicantFactsPage),
      plain: true,
    },
    {
      path: '/my-policies/support',
      access: 'signedIn',
      title: 'policy.support.title',
      page: () => import('./support-page.tsx').then((module) => module.OwnSupportPage),
      plain: true,
    },
    {
      path: '/my-policies/offers/$id',
      access: 'signedIn',
      title: 'policy.offer.title',
      page: () => import('./offer-page.tsx').then((module) => module.OfferPage),
      plain: true,
    },
    {
      path: '/calculator',
      access: 'public',
      title: 'policy.calculator.title',
      page: () => import('./calculator-page.tsx').then((module) => module.CalculatorPage),
      layout: 'public',
      plain: true,
    },
    {
      path: '/policies',
      access: 'public',
      title: 'policy.book.title',
      page: () => import('./clauses-page.tsx').then((module) => module.ClausesPage),
      layout: 'public',
      plain: true,
    },
    {
      path: '/policies/$clause',
      access: 'public',
      title: 'policy.clause.title',
      page: () => import('./clause-page.tsx').then((module) => module.ClausePage),
      layout: 'public',
      plain: true,
    },
  ],
  entries: [
    { to: '/policies', label: 'nav.policies', order: 3, access: 'public' },
    { to: '/calculator', label: 'nav.calculator', order: 4, access: 'public' },
    { to: '/my-policies', label: 'nav.myPolicies', order: 15, access: 'policy.supply' },
  ],
}
