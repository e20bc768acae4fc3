import type { Locale, Notice } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { City } from '../city/city.ts'
import type { Label } from '../context.ts'
import { systemActor } from '../database/actors.ts'
import type { Actor, Database, WriteOptions } from '../database/database.ts'
import type { Message, Subscriber } from '../delivery/subscriber.ts'
import { tellsOf, toTelling } from './message-notices.ts'
import { addNotices, countUnread, listNoticeRows, markRead, type NoticeQuery, type NoticeRow } from './store.ts'

type NoticePage = { readonly items: Notice[]; readonly next: string | null; readonly unread: number }

/** Tells people what concerns them, lists it and remembers what they have read. */
export type NoticeService = {
  readonly subscriber: Subscriber
  readonly list: (actor: Actor, query: NoticeQuery, locale: Locale) => Promise<NoticePage>
  readonly read: (
    actor: Actor,
    options: WriteOptions,
    notices: 'all' | readonly string[],
  ) => Promise<Result<{ readonly read: number }>>
}

const mostCounted = 100

type Names = Pick<City, 'units' | 'registers'>

const say = (label: Label | undefined, locale: Locale): string | undefined => (locale === 'en' ? label?.en : label?.zh)

const unitOf = ({ units }: Names, id: string, locale: Locale): NonNullable<Notice['unit']> => {
  const unit = units.find((each) => each.id === id)
  return { id, name: (unit && say({ zh: unit.name, en: unit.en }, locale)) ?? id }
}

const toNotice = (city: Names, row: NoticeRow, locale: Locale): Notice => {
  const { unit, register, fen, title, titleEn, ...said } = row.detail
  const label = city.registers.find(({ id }) => id === register)?.label
  return {
    id: row.id,
    kind: row.kind,
    at: row.at,
    isRead: row.is_read,
    subject: row.subject_id,
    ...said,
    title: (locale === 'en' ? titleEn : null) ?? title,
    fen: fen ?? null,
    unit: unit === null ? null : unitOf(city, unit, locale),
    register: register === null ? null : { id: register, label: say(label, locale) ?? register },
  }
}

const tell = async (database: Database, message: Message): Promise<void> => {
  const telling = toTelling(message)
  if (!telling) return
  // The key makes a message that comes again a repeat of the same write.
  const told = await database.write(systemActor, { idempotencyKey: `notice ${message.id}` }, async (write) => {
    const count = await addNotices(write, message, telling)
    const subject = { kind: telling.subjectKind, id: telling.subject }
    await write.audit({ action: 'notice.tell', subject, detail: { kind: telling.kind, message: message.id, count } })
    return Result.success(count)
  })
  if (told.kind === 'failure') throw new Error(`No notice could be told: ${told.problems[0].code}`)
}

/** The notices of a city. */
export const createNoticeService = (database: Database, city: Names): NoticeService =>
  Object.freeze({
    subscriber: { name: 'notice', wants: tellsOf, take: (message) => tell(database, message) },
    list: (actor, query, locale) =>
      database.read(actor, async (scope) => {
        const rows = await listNoticeRows(scope, query)
        const unread = await countUnread(scope, mostCounted)
        const items = rows.slice(0, query.limit).map((row) => toNotice(city, row, locale))
        return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null, unread }
      }),
    read: (actor, options, notices) =>
      database.write(actor, options, async (write) => {
        const read = await markRead(write, notices)
        const subject = { kind: 'person', id: actor.userId ?? actor.kind }
        await write.audit({ action: 'notice.read', subject, detail: { read } })
        return Result.success({ read })
      }),
  } satisfies NoticeService)
