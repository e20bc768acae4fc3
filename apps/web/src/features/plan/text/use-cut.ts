import { useMemo } from 'react'
import { type IssuedText, splitIssued } from './issued.ts'
import { type Span, type TextSection, occurrences, toParagraphs } from './pieces.ts'

type PlanLike = {
  readonly text: string
  readonly plan: { readonly title: string }
  readonly sections: readonly TextSection[]
  readonly commitments: readonly Span[]
}

/** The plan's text cut for showing, and how often the wanted words occur in it. */
export const useCut = (data: PlanLike, wanted = ''): { readonly issued: IssuedText; readonly found: number } => {
  const { text, sections, commitments, plan } = data
  return useMemo(
    () => ({
      issued: splitIssued(
        toParagraphs(text, sections, commitments, wanted),
        plan.title,
        sections[0]?.start ?? text.length,
      ),
      found: occurrences(text, wanted).length,
    }),
    [text, sections, commitments, plan.title, wanted],
  )
}
