import type { Feature } from '../../feature.ts'

/** Follow-up orders, meetings and monthly reports. */
export const coordinationFeature: Feature = {
  name: 'coordination',
  messages: { 'zh-CN': () => import('./locale/zh-CN.json'), en: () => import('./locale/en.json') },
  routes: [
    {
      path: '/orders',
      access: 'order.read',
      title: 'coordination.orders',
      page: () => import('./orders-page.tsx').then((module) => module.OrdersPage),
      plain: true,
    },
    {
      path: '/orders/$id',
      access: 'order.read',
      title: 'coordination.order',
      page: () => import('./order-page.tsx').then((module) => module.OrderPage),
      plain: true,
    },
    {
      path: '/meetings',
      access: 'meeting.read',
      title: 'coordination.meetings',
      page: () => import('./meetings-page.tsx').then((module) => module.MeetingsPage),
      plain: true,
    },
    {
      path: '/meetings/$id',
      access: 'meeting.read',
      title: 'coordination.meeting',
      page: () => import('./meeting-page.tsx').then((module) => module.MeetingPage),
      plain: true,
    },
    {
      path: '/reports',
      access: 'progress.read',
      title: 'coordination.reports',
      page: () => import('./reports-page.tsx').then((module) => module.ReportsPage),
      plain: true,
    },
  ],
  entries: [
    { to: '/orders', label: 'nav.orders', order: 50, access: 'order.read' },
    { to: '/meetings', label: 'nav.meetings', order: 60, access: 'meeting.read' },
    { to: '/reports', label: 'nav.reports', order: 70, access: 'progress.read' },
  ],
}
