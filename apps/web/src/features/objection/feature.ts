import type { Feature } from '../../feature.ts'
import { joinMessages } from '../../i18n/join-messages.ts'

/** Objections of enterprises to decisions about them, for those who raise and those who answer. */
export const objectionFeature: Feature = {
  name: 'objection',
  messages: {
    'zh-CN': () => joinMessages(import('../policy/locale/zh-CN.json'), import('./locale/zh-CN.json')),
    en: () => joinMessages(import('../policy/locale/en.json'), import('./locale/en.json')),
  },
  routes: [
    {
      path: '/objections',
      access: 'signedIn',
      title: 'objection.title',
      page: () => import('./objections-page.tsx').then((module) => module.ObjectionsPage),
      plain: true,
    },
    {
      path: '/objections/$id',
      access: 'signedIn',
      title: 'objection.one',
      page: () => import('./objection-page.tsx').then((module) => module.ObjectionPage),
      plain: true,
    },
  ],
  entries: [
    { to: '/objections', label: 'nav.objections', order: 16, access: 'objection.raise' },
    { to: '/objections', label: 'nav.objections', order: 16, access: 'objection.answer' },
  ],
}
