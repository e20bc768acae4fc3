import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { compareWords } from '../word-difference.ts'

type Props = { readonly before: string; readonly after: string }

/** Two texts in one: what went is struck out, what came is underlined, and both say so to those who listen. */
export const WordDifference = ({ before, after }: Props): ReactElement => {
  const { t } = useMessages()
  const changes = compareWords(before, after)
  return (
    <span lang="zh-CN" className="reader-words">
      {changes.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`
        if (kind === 'same') return <span key={key}>{text}</span>
        const Mark = kind === 'added' ? 'ins' : 'del'
        return (
          <Mark key={key}>
            <span className="vh">{t(`planReader.words.${kind}`)}</span>
            {text}
          </Mark>
        )
      })}
    </span>
  )
}
