import { lazy } from 'react'
import { loadMessages } from '../i18n/messages.ts'

const messages = { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') }

/** The bell with its words, loaded only for people who are signed in. */
export const LazyNoticeBell = lazy(async () => {
  const [{ NoticeBell }] = await Promise.all([import('./NoticeBell.tsx'), loadMessages({ name: 'notices', messages })])
  return { default: NoticeBell }
})
