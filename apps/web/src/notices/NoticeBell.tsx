import { listNotices, readNotices } from '@ceyuan/contract'
import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useCommand, useOperation } from '../api/hooks.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { Empty, Failure, Loading } from '../parts/States.tsx'
import { NoticeLine } from './NoticeLine.tsx'
import './notices.css'

const everyMinute = 60_000

const Panel = ({ onLeave }: { readonly onLeave: () => void }): ReactElement => {
  const { t } = useMessages()
  const notices = useOperation(listNotices, { query: { unread: 'true' } })
  const read = useCommand(readNotices)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.focus(), [])
  const markRead = (which: 'all' | string[]): void => read.mutate({ body: { notices: which } })
  return (
    <section className="notices" aria-label={t('notices.title')} tabIndex={-1} ref={panel}>
      <header>
        <h2>{t('notices.title')}</h2>
        {notices.data && notices.data.unread > 0 ? (
          <button type="button" disabled={read.isPending} onClick={() => markRead('all')}>
            {t('notices.readAll')}
          </button>
        ) : null}
      </header>
      {notices.isPending ? <Loading /> : null}
      {notices.isError ? <Failure error={notices.error} onRetry={() => void notices.refetch()} /> : null}
      {read.isError ? <Failure error={read.error} /> : null}
      {notices.data?.items.length === 0 ? <Empty title={t('notices.none')} text={t('notices.noneText')} /> : null}
      <ul>
        {notices.data?.items.map((item) => (
          <NoticeLine
            key={item.id}
            notice={item}
            onOpen={() => {
              markRead([item.id])
              onLeave()
            }}
            onRead={() => markRead([item.id])}
          />
        ))}
      </ul>
      {notices.data && notices.data.unread > notices.data.items.length ? (
        <p className="more">{t('notices.more', { count: notices.data.unread - notices.data.items.length })}</p>
      ) : null}
    </section>
  )
}

/** How many notices are unread, and the list of them: what happened, a link to it, and marking it as read. */
export const NoticeBell = (): ReactElement => {
  const { t } = useMessages()
  const [isOpen, setOpen] = useState(false)
  const bell = useRef<HTMLButtonElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const count = useOperation(listNotices, { query: { unread: 'true' } }, { every: everyMinute }).data?.unread ?? 0
  useEffect(() => {
    if (!isOpen) return undefined
    const leave = (event: PointerEvent): void => {
      if (event.target instanceof Node && place.current?.contains(event.target) !== true) setOpen(false)
    }
    const escape = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape') return
      setOpen(false)
      bell.current?.focus()
    }
    addEventListener('pointerdown', leave)
    addEventListener('keydown', escape)
    return () => {
      removeEventListener('pointerdown', leave)
      removeEventListener('keydown', escape)
    }
  }, [isOpen])
  return (
    <div className="bell" ref={place}>
      <button type="button" ref={bell} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('notices.title')} <span className="vh">{t('notices.bell', { count })}</span>
        {count > 0 ? (
          <span className="count" aria-hidden="true">
            {count > 99 ? t('notices.many') : count}
          </span>
        ) : null}
      </button>
      {isOpen ? <Panel onLeave={() => setOpen(false)} /> : null}
    </div>
  )
}
