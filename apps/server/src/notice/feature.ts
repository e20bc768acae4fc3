import { listNotices, readNotices } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { Feature } from '../context.ts'
import { bind } from '../http/call.ts'
import { createNoticeService } from './service.ts'

/** Notices: told from the outbox, listed and marked as read. */
export const noticeFeature: Feature = ({ database, city, subscribe }) => {
  const notices = createNoticeService(database, city)
  subscribe(notices.subscriber)
  return [
    bind(listNotices, async ({ actor, query, locale }) => Result.success(await notices.list(actor, query, locale))),
    bind(readNotices, ({ actor, write, body }) => notices.read(actor, write, body.notices)),
  ]
}
