import type { ClauseContent, ClauseDraftDetail, DraftProblem } from '@ceyuan/contract'

/** What the fields of a clause's text are given: the text, the version in force, what is wrong, and how it is changed. */
export type FieldsProps = {
  readonly content: ClauseContent
  readonly before: ClauseDraftDetail['before']
  readonly problems: readonly DraftProblem[]
  readonly isReadOnly: boolean
  readonly onChange: (patch: Partial<ClauseContent>) => void
}

/** The choice of a closed set that a text names; what it was where it names none. */
export const chosen = <T extends string>(options: readonly T[], text: string, otherwise: T): T =>
  options.find((each) => each === text) ?? otherwise
