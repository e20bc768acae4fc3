import type { PlanDraft } from '@ceyuan/contract'
import { type ReactElement, memo, useEffect, useMemo, useRef } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { type Segment, toRows } from '../segments.ts'
import { type Marked, useTextSelection } from '../use-text-selection.ts'

type Props = {
  readonly draft: PlanDraft
  readonly chosen: string | undefined
  readonly onMark: (marked: Marked | undefined) => void
  readonly onChoose: (commitment: string) => void
}

const Stretch = ({ segment, isChosen }: { readonly segment: Segment; readonly isChosen: boolean }): ReactElement => {
  const { commitment, kind, start, text } = segment
  const mark = commitment === null ? {} : { 'data-commitment': commitment }
  const className = kind === null ? undefined : `reader-mark ${kind}${isChosen ? ' chosen' : ''}`
  return (
    <span data-start={start} className={className} {...mark}>
      {text}
    </span>
  )
}

const DraftTextPart = ({ draft, chosen, onMark, onChoose }: Props): ReactElement => {
  const { t } = useMessages()
  const article = useRef<HTMLElement>(null)
  const rows = useMemo(() => toRows(draft.text, draft.content), [draft])
  useTextSelection(article, onMark, onChoose)
  useEffect(() => {
    if (chosen === undefined) return
    article.current?.querySelector(`[data-commitment="${chosen}"]`)?.scrollIntoView({ block: 'center' })
  }, [chosen])
  return (
    <article className="card reader-text" lang="zh-CN" ref={article} aria-label={t('planReader.text')}>
      {rows.map((row) => (
        <p key={row.start} className={row.level > 0 ? `level-${Math.min(row.level, 3)}` : undefined}>
          {row.segments.map((segment) => (
            <Stretch
              key={segment.start}
              segment={segment}
              isChosen={segment.commitment !== null && segment.commitment === chosen}
            />
          ))}
        </p>
      ))}
    </article>
  )
}

/** The text that was read, every commitment marked in it; drawn anew only when the draft or the choice changes. */
export const DraftText = memo(DraftTextPart)
