import type { Feature } from '../../feature.ts'

/** Signing in, the own account, people and roles. */
export const identityFeature: Feature = {
  name: 'identity',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/sign-in',
      access: 'public',
      title: 'identity.signIn.title',
      page: () => import('./sign-in-page.tsx').then((module) => module.SignInPage),
      layout: 'public',
      plain: true,
    },
    {
      path: '/account',
      access: 'signedIn',
      title: 'identity.account.title',
      page: () => import('./account-page.tsx').then((module) => module.AccountPage),
      plain: true,
    },
    {
      path: '/people',
      access: 'person.read',
      title: 'identity.people.title',
      page: () => import('./people-page.tsx').then((module) => module.PeoplePage),
      plain: true,
    },
  ],
  entries: [{ to: '/people', label: 'nav.people', order: 90, access: 'person.read' }],
}
