import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Money } from '../../policy/parts/Money.tsx'

/** By how much an amount changes: an arrow and the sign, and nothing where it stays. */
export const Change = ({ fen }: { readonly fen: string }): ReactElement => {
  const { t } = useMessages()
  if (fen === '0') return <span className="figure">0</span>
  const isMore = !fen.startsWith('-')
  return (
    <span className="nowrap">
      <span aria-hidden="true">{isMore ? '↑' : '↓'}</span>
      <span className="vh">{t(isMore ? 'scenario.more' : 'scenario.less')}</span>
      <Money fen={isMore ? fen : fen.slice(1)} />
    </span>
  )
}
