import type { Feature } from '../../feature.ts'

/** Importing a table into a register: upload, mapping, check, writing, undo. */
export const importFeature: Feature = {
  name: 'import',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/registers/$register/import',
      access: 'register.import',
      title: 'import.pageTitle',
      page: () => import('./page.tsx').then((module) => module.ImportPage),
      plain: true,
    },
  ],
  entries: [],
}
