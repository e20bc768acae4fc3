/** Where a limit, an extension or a silence is written: the law or document, and its article. */
export type LegalBasis = { readonly title: string; readonly article?: string | undefined }

/** How days are counted: working days by the holiday notices, or every day, of which the last may not be a rest day. */
export type LimitKind = 'working' | 'natural'

/** Why a clock may stand still: the grounds of article 45 of the licensing law, the applicant's correction, and what other rules name. */
export const pauseReasons = [
  'correction',
  'hearing',
  'tender',
  'auction',
  'inspection',
  'testing',
  'quarantine',
  'appraisal',
  'expertReview',
  'siteCheck',
  'objection',
  'suspension',
] as const

/** One of the reasons why a clock may stand still. */
export type PauseReason = (typeof pauseReasons)[number]

/** What silence may come to. */
export const silenceEffects = ['accepted', 'approved', 'renewed'] as const

/** What the law makes of silence when the limit has passed, and from which day: that of the start, or the day after the last. */
export type Silence = {
  readonly effect: (typeof silenceEffects)[number]
  readonly since: 'start' | 'lapse'
}

/** By how many days at most a limit may be extended, once, and who approves. */
export type ExtensionRule = { readonly most: number; readonly approver: string }

/** A limit set by law or promised: so many days from an event. `pauses` are the reasons for which it may stand still. */
export type Limit = {
  readonly days: number
  readonly kind: LimitKind
  readonly from: string
  readonly basis: LegalBasis
  readonly extension?: ExtensionRule | undefined
  readonly pauses?: readonly PauseReason[] | undefined
  readonly silence?: Silence | undefined
}
