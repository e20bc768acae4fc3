import type { Notice } from '@ceyuan/contract'
import { Fen } from '@ceyuan/values'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { formatInstant } from '../format/date.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { useSession, useTimeZone } from '../session/session.ts'
import { placeOf } from './notice-place.ts'

type Props = { readonly notice: Notice; readonly onOpen: () => void; readonly onRead: () => void }

const Subject = ({ notice, onOpen, words }: Omit<Props, 'onRead'> & { readonly words: string }): ReactElement => {
  const { creditCode } = useSession().data?.actor ?? {}
  const place = placeOf(notice, typeof creditCode === 'string')
  return place === undefined ? (
    <span>{words}</span>
  ) : (
    <Link {...place} onClick={onOpen}>
      {words}
    </Link>
  )
}

/** One notice: what happened, to what, when, and marking it as read. */
export const NoticeLine = ({ notice, onOpen, onRead }: Props): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const { title, year, number, unit, register, added, updated, bad, fen } = notice
  const words = t(`notices.kind.${notice.kind}`, {
    title,
    year: String(year ?? ''),
    number: String(number ?? ''),
    unit: unit?.name ?? '',
    register: register?.label ?? '',
    added,
    updated,
    bad,
    yuan: fen === null ? '' : Fen.exact(Fen.create(BigInt(fen)), 'yuan'),
  })
  return (
    <li>
      <Subject notice={notice} onOpen={onOpen} words={words} />
      <div className="foot">
        <time dateTime={notice.at}>{formatInstant(notice.at, timeZone)}</time>
        <button type="button" aria-label={t('notices.readOne', { words })} onClick={onRead}>
          {t('notices.read')}
        </button>
      </div>
    </li>
  )
}
