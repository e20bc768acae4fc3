import type { Feature } from '../../feature.ts'

/** The task ledger: every commitment with its units and light, as a list and as a matrix. */
export const ledgerFeature: Feature = {
  name: 'ledger',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/ledger',
      access: 'progress.read',
      title: 'ledger.title',
      page: () => import('./page.tsx').then((module) => module.LedgerPage),
      plain: true,
    },
  ],
  entries: [{ to: '/ledger', label: 'nav.ledger', order: 30, access: 'progress.read' }],
}
