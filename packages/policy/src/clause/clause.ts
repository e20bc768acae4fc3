import type { CivilDate, Fen, Rate, Rounding } from '@ceyuan/values'

/** A name or text in both languages of the product. */
export type Label = { readonly zh: string; readonly en: string }

/** Whom a fact or clause speaks of. */
export type SubjectKind = 'applicant' | 'project' | 'product'

/** How sure the text of a rule is: seen word for word, told by a report, or retold by others. */
export type Certainty = 'verbatim' | 'report' | 'secondHand'

/** What an entry does to the clause of its id: makes it, replaces it, or ends it. */
export type EntryKind = 'enacts' | 'amends' | 'repeals'

/** Where a rule was read. */
export type Source = { readonly title: string; readonly link: string | null; readonly date: CivilDate | null }

/** A part of a rule that nobody has seen: it is named, never filled in. */
export type Unseen = { readonly part: 'condition' | 'amount' | 'from' | 'until' | 'other'; readonly what: Label }

/** To which step an amount is rounded, how, and which text says so. Unit of `stepFen`: fen. */
export type GrantRounding = {
  readonly stepFen: bigint
  readonly mode: Rounding
  readonly basis: Label
}

/** The part of a grant that one budget pays. */
export type Share = { readonly payer: Label; readonly part: Rate }

/** How often a clause pays: once to its subject ever, once a year, or once for each project. */
export type Frequency = 'once' | 'yearly' | 'perProject' | 'unknown'

/**
 * One version of a clause: what the text grants to whom, from when, on what condition.
 * A `requirement` grants nothing and stands before others; a `notice` only tells how things are done.
 */
export type Clause = {
  readonly id: string
  readonly policy: string
  readonly kind: 'grant' | 'requirement' | 'notice'
  readonly entry: EntryKind
  readonly title: Label
  readonly subject: SubjectKind
  /** The first day in force. */
  readonly from: CivilDate | 'unknown'
  /** The first day no longer in force; null where the text sets no end. */
  readonly until: CivilDate | 'unknown' | null
  /** What rests on a draft is marked as to be verified wherever it is counted. */
  readonly standing: 'inForce' | 'draft'
  /** FEEL, a truth value over facts; null where nothing of it was seen. */
  readonly condition: string | null
  /** FEEL, money over facts; null where it was not seen, and in clauses that grant nothing. */
  readonly amount: string | null
  readonly rounding: GrantRounding
  /** The most that one grant of this clause may be. Unit: fen. */
  readonly cap: Fen | null
  readonly frequency: Frequency
  readonly shares: readonly Share[]
  /** Ids of requirements that must hold too. */
  readonly requires: readonly string[]
  /** Ids of the groups in which at most one grant is paid. */
  readonly groups: readonly string[]
  /** Ids of clauses that exclude this one. */
  readonly incompatible: readonly string[]
  /** Ids of the responsible units. */
  readonly units: readonly string[]
  readonly quote: string
  readonly source: Source
  readonly certainty: Certainty
  readonly unseen: readonly Unseen[]
}

/** A set of clauses of which each subject, or each applicant, may have at most one grant. */
export type DuplicateGroup = {
  readonly id: string
  readonly title: Label
  readonly per: 'subject' | 'applicant'
  readonly quote: string
  readonly source: Source
  readonly certainty: Certainty
  /** What of the list is a reading of ours and not the text itself. */
  readonly reading: Label | null
}

/** A ceiling on several grants together. Unit: fen. An empty list of clauses means all. */
export type Ceiling = {
  readonly id: string
  readonly title: Label
  /** Of one clause, of one applicant, or of the group of companies that the applicant belongs to. */
  readonly of: 'clause' | 'applicant' | 'group'
  readonly clauses: readonly string[]
  /** Whether it counts what is paid in one calendar year, or ever. */
  readonly per: 'year' | 'ever'
  readonly fen: Fen
  readonly quote: string
  readonly source: Source
}

/** A document that makes policy, with its clauses, groups and ceilings. */
export type Policy = {
  readonly id: string
  readonly title: string
  readonly number: string | null
  readonly issuer: string
  readonly date: CivilDate | null
  readonly standing: 'inForce' | 'draft'
  readonly level: 'municipal' | 'district'
  readonly source: Source
  readonly clauses: readonly Clause[]
  readonly groups: readonly DuplicateGroup[]
  readonly ceilings: readonly Ceiling[]
}
