import type { PlanDraft } from '@ceyuan/contract'

type Commitment = PlanDraft['content']['commitments'][number]

/** A stretch of a line that belongs to the same commitments throughout. */
export type Segment = {
  readonly start: number
  readonly text: string
  /** The closest commitment around it; null where there is none. */
  readonly commitment: string | null
  readonly kind: Commitment['kind'] | null
}

/** A line of the text in its stretches. */
export type TextRow = { readonly start: number; readonly level: number; readonly segments: readonly Segment[] }

const closest = (commitments: readonly Commitment[], start: number, end: number): Commitment | undefined =>
  commitments
    .filter((each) => each.start <= start && end <= each.end)
    .toSorted((one, other) => one.end - one.start - (other.end - other.start))[0]

const toSegments = (line: string, start: number, commitments: readonly Commitment[]): readonly Segment[] => {
  const end = start + line.length
  const touching = commitments.filter((each) => each.start < end && each.end > start)
  const inside = touching.flatMap((each) => [each.start, each.end]).filter((at) => at > start && at < end)
  const cuts = [...new Set([start, ...inside, end])].toSorted((one, other) => one - other)
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    const around = closest(touching, from, to)
    return {
      start: from,
      text: line.slice(from - start, to - start),
      commitment: around?.id ?? null,
      kind: around?.kind ?? null,
    }
  })
}

/** The text line by line, each cut where a commitment begins or ends; `level` is that of the section which begins there, else 0. */
export const toRows = (text: string, content: PlanDraft['content']): readonly TextRow[] => {
  const levels = new Map(content.sections.map((section) => [section.start, section.level]))
  let start = 0
  return text.split('\n').map((line) => {
    const row = { start, level: levels.get(start) ?? 0, segments: toSegments(line, start, content.commitments) }
    start += line.length + 1
    return row
  })
}
