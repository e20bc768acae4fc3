import { type MouseEvent, type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { stringifySearch, useUrl } from '../../../router/url.ts'
import type { LightName } from '../../../parts/lights.ts'
import type { Paragraph, Piece } from './pieces.ts'
import { keepMarksApart } from './stack-marks.ts'
import './plan-text.css'

/** What the margin shows of a commitment. */
export type MarginNote = {
  readonly light: LightName
  readonly kind: 'target' | 'measure'
  /** Figure or blocker beside the light, such as 41/50. */
  readonly figure: string | undefined
  /** Confirmed by a document of its lead unit, not computed. */
  readonly isConfirmed: boolean
  readonly reason: string
  /** Outside what the reader filters for: the text stays, its mark does not. */
  readonly isHidden: boolean
}

type Props = {
  readonly titleLines: readonly string[]
  readonly documentNumber: string
  readonly front: readonly Paragraph[]
  readonly body: readonly Paragraph[]
  readonly notes: ReadonlyMap<string, MarginNote>
  readonly selected: string | undefined
  readonly frontLabel: string
}

const Mark = ({ note }: { readonly note: MarginNote }): ReactElement => {
  const { t } = useMessages()
  return (
    <span className="plan-mark">
      <Light light={note.light} />
      {note.isConfirmed ? (
        <em className="plan-confirmed" title={t('shell.text.confirmedHelp')}>
          {t('shell.text.confirmed')}
        </em>
      ) : null}
      {note.figure === undefined || note.isConfirmed ? null : <em>{note.figure}</em>}
    </span>
  )
}

const shown = (piece: Piece): ReactNode =>
  piece.isFound ? <mark className="plan-found">{piece.text}</mark> : piece.text

const Run = ({ piece }: { readonly piece: Piece }): ReactNode => {
  if (piece.kind === 'heading') return <b>{shown(piece)}</b>
  return piece.kind === 'responsible' ? <span className="plan-responsible">{shown(piece)}</span> : shown(piece)
}

/** The address of a commitment, and going there; one for all, since a router link each would cost a slow phone dearly. */
type Selecting = { readonly hrefOf: (id: string) => string; readonly onSelect: (id: string) => void }

type CommitmentProps = {
  readonly id: string
  readonly pieces: readonly Piece[]
  readonly note: MarginNote
  readonly isSelected: boolean
  readonly selecting: Selecting
}

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

const Commitment = ({ id, pieces, note, isSelected, selecting }: CommitmentProps): ReactElement => {
  const isFirst = pieces[0]?.isFirst === true
  return (
    <a
      href={selecting.hrefOf(id)}
      onClick={(event) => {
        if (!isPlainClick(event)) return
        event.preventDefault()
        selecting.onSelect(id)
      }}
      className={`plan-commitment ${note.light} ${note.kind}${isSelected ? ' selected' : ''}`}
      title={note.reason}
      {...(isFirst ? { id: `c-${id}` } : {})}
      {...(isSelected ? { 'aria-current': true } : {})}
    >
      {isFirst ? <Mark note={note} /> : null}
      {pieces.map((piece) => (
        <Run key={piece.start} piece={piece} />
      ))}
    </a>
  )
}

type Group = { readonly commitment: string | undefined; readonly pieces: readonly Piece[] }

const grouped = (pieces: readonly Piece[]): readonly Group[] => {
  const groups: { commitment: string | undefined; pieces: Piece[] }[] = []
  for (const piece of pieces) {
    const last = groups.at(-1)
    if (last && last.commitment === piece.commitment && !piece.isFirst) last.pieces.push(piece)
    else groups.push({ commitment: piece.commitment, pieces: [piece] })
  }
  return groups
}

type ParagraphProps = Pick<Props, 'notes' | 'selected'> & {
  readonly paragraph: Paragraph
  readonly selecting: Selecting
}

const PlanParagraph = ({ paragraph, notes, selected, selecting }: ParagraphProps): ReactElement => {
  const anchor = paragraph.begins === undefined ? {} : { id: `s-${paragraph.begins.path}` }
  const runs = grouped(paragraph.pieces).map(({ commitment, pieces }) => {
    const note = commitment === undefined ? undefined : notes.get(commitment)
    const key = pieces[0]?.start
    return commitment === undefined || note === undefined || note.isHidden ? (
      pieces.map((piece) => <Run key={piece.start} piece={piece} />)
    ) : (
      <Commitment
        key={key}
        id={commitment}
        pieces={pieces}
        note={note}
        isSelected={commitment === selected}
        selecting={selecting}
      />
    )
  })
  return paragraph.isHeading ? <h2 {...anchor}>{runs}</h2> : <p {...anchor}>{runs}</p>
}

/** The official text as it was issued, each commitment marked with its light in the margin where it begins. */
export const PlanText = (props: Props): ReactElement => {
  const text = useRef<HTMLElement>(null)
  const { body, notes, selected } = props
  const { search, change } = useUrl()
  const selecting: Selecting = {
    hrefOf: (id) => stringifySearch({ ...search, c: id }),
    onSelect: (id) => change({ c: id }, 'push'),
  }
  useEffect(() => (text.current ? keepMarksApart(text.current) : undefined))
  return (
    <article className="plan-text" ref={text} lang="zh-CN">
      <h1>
        {props.titleLines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </h1>
      <p className="plan-number">{props.documentNumber}</p>
      {props.front.length === 0 ? null : (
        <details className="plan-front">
          <summary>{props.frontLabel}</summary>
          {props.front.map((paragraph) => (
            <p key={paragraph.start}>{paragraph.pieces.map((piece) => piece.text).join('')}</p>
          ))}
        </details>
      )}
      {body.map((paragraph) => (
        <PlanParagraph
          key={paragraph.start}
          paragraph={paragraph}
          notes={notes}
          selected={selected}
          selecting={selecting}
        />
      ))}
    </article>
  )
}
