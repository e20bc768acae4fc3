import type { Feature } from '../../feature.ts'

/** The audit chain. */
export const auditFeature: Feature = {
  name: 'audit',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/audit',
      access: 'audit.read',
      title: 'audit.title',
      page: () => import('./page.tsx').then((module) => module.AuditPage),
      plain: true,
    },
  ],
  entries: [{ to: '/audit', label: 'nav.audit', order: 95, access: 'audit.read' }],
}
