import type { Feature } from '../../feature.ts'

/** The registers: which there are, their records, one record with its history. */
export const registerFeature: Feature = {
  name: 'register',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/registers',
      access: 'register.read',
      title: 'register.title',
      page: () => import('./registers-page.tsx').then((module) => module.RegistersPage),
      plain: true,
    },
    {
      path: '/registers/$register',
      access: 'register.read',
      title: 'register.title',
      page: () => import('./list-page.tsx').then((module) => module.RecordListPage),
      plain: true,
    },
    {
      path: '/registers/$register/new',
      access: 'register.write',
      title: 'register.new',
      page: () => import('./new-page.tsx').then((module) => module.NewRecordPage),
      plain: true,
    },
    {
      path: '/registers/$register/$id',
      access: 'register.read',
      title: 'register.record',
      page: () => import('./record-page.tsx').then((module) => module.RecordPage),
      plain: true,
    },
    {
      path: '/own-record',
      access: 'signedIn',
      title: 'register.own.title',
      page: () => import('./own-page.tsx').then((module) => module.OwnRecordPage),
      plain: true,
    },
  ],
  entries: [{ to: '/registers', label: 'nav.registers', order: 40, access: 'register.read' }],
}
