import type { Feature } from '../../feature.ts'
import { ledgerFeature } from '../ledger/feature.ts'

/** What one unit answers for. Its tables are those of the ledger, so it brings the ledger's words as well. */
export const unitFeature: Feature = {
  name: 'unit',
  messages: {
    'zh-CN': async () => ({
      default: {
        ...(await import('./locale/zh-CN.json')).default,
        ...(await ledgerFeature.messages['zh-CN']()).default,
      },
    }),
    en: async () => ({
      default: { ...(await import('./locale/en.json')).default, ...(await ledgerFeature.messages.en()).default },
    }),
  },
  routes: [
    {
      path: '/units/$id',
      access: 'progress.read',
      title: 'unit.title',
      page: () => import('./page.tsx').then((module) => module.UnitPage),
      plain: true,
    },
  ],
  entries: [],
}
