import { z } from 'zod'
import { clauseName } from './funding-shapes.ts'
import { clauseContent } from './clause-content.ts'
import { fenText, policyLabel } from './policy-shapes.ts'

const short = z.string().trim().min(1).max(60)
const expression = z.string().trim().min(1).max(4000)
const newId = clauseContent.shape.clause
const { shares, requires, groups, incompatible, frequency, subject } = clauseContent.shape

/** To which step an amount is cut, and how; the text that would say so is yet to be written. */
const rounding = z.strictObject({ stepFen: fenText, mode: clauseContent.shape.rounding.shape.mode })

/** A change of one clause; what is left out stays as it is. */
export const clauseChange = z.strictObject({
  clause: short,
  /** The first day of the change. */
  from: z.iso.date(),
  /** Ends the clause on that day instead of changing it. */
  ends: z.boolean().default(false),
  /** The first day on which the clause no longer counts; null for no end. */
  until: z.iso.date().nullable().optional(),
  /** FEEL over the fact dictionary. */
  condition: expression.optional(),
  amount: expression.optional(),
  /** The most that one grant may be; null for no cap. */
  capFen: fenText.nullable().optional(),
  rounding: rounding.optional(),
  /** Ids of the duplicate groups in which at most one grant is paid. */
  groups: groups.optional(),
  frequency: frequency.optional(),
  /** Who pays which part; empty where nobody is named. */
  shares: shares.optional(),
  /** Ids of requirements that must hold too. */
  requires: requires.optional(),
  /** Ids of clauses that exclude this one. */
  incompatible: incompatible.optional(),
  subject: subject.optional(),
})

/** A change of one clause. */
export type ClauseChange = z.output<typeof clauseChange>

/** A clause that there is not yet, in one of the city's policies; its quote and source are written when it becomes a draft. */
export const newClause = clauseContent
  .pick({ clause: true, policy: true, title: true, subject: true, from: true, capFen: true, frequency: true })
  .extend({
    kind: z.enum(['grant', 'requirement']),
    until: z.iso.date().nullable().default(null),
    condition: expression,
    /** Null in a requirement. */
    amount: expression.nullable(),
    rounding: rounding.default({ stepFen: '1', mode: 'down' }),
    shares: shares.default([]),
    requires: requires.default([]),
    groups: groups.default([]),
    incompatible: incompatible.default([]),
  })

/** A clause that there is not yet. */
export type NewClause = z.output<typeof newClause>

/** A duplicate group that is new, or counts otherwise; which clauses stand in it the clauses say. */
export const groupChange = z.strictObject({
  group: newId,
  /** Needed of a new one. */
  title: clauseContent.shape.title.optional(),
  per: z.enum(['subject', 'applicant']),
})

/** A duplicate group that is new, or counts otherwise. */
export type GroupChange = z.output<typeof groupChange>

/** A ceiling on several grants together that is new, changed or ended; what is left out stays as it is, and a new one says all. */
export const ceilingChange = z.strictObject({
  ceiling: newId,
  ends: z.boolean().default(false),
  title: clauseContent.shape.title.optional(),
  of: z.enum(['clause', 'applicant', 'group']).optional(),
  /** Ids of the clauses under it; empty for all. */
  clauses: z.array(short).max(200).optional(),
  per: z.enum(['year', 'ever']).optional(),
  fen: fenText.optional(),
})

/** A ceiling on several grants together that is new, changed or ended. */
export type CeilingChange = z.output<typeof ceilingChange>

/** Who goes first where money is short: the ranking that the scenario states. Equal ones go by credit code. */
export const scenarioRanking = z.strictObject({
  by: z.enum(['lowestAmount', 'highestAmount', 'fact']),
  /** The fact of the enterprise that ranks, where `by` says so; whoever has no value in it comes last. */
  fact: z.string().max(100).nullable().default(null),
  descending: z.boolean().default(false),
})

/** Who goes first where money is short. */
export type ScenarioRanking = z.output<typeof scenarioRanking>

/** What a scenario asks: the policies in force on a day, changed so, over so many years. */
export const scenarioContent = z.strictObject({
  on: z.iso.date(),
  /** How many years are looked at; each is taken at the same day of the year. */
  years: z.int().min(1).max(5).default(1),
  changes: z.array(clauseChange).max(40),
  added: z.array(newClause).max(20).default([]),
  groups: z.array(groupChange).max(20).default([]),
  ceilings: z.array(ceilingChange).max(20).default([]),
  ranking: scenarioRanking.default({ by: 'lowestAmount', fact: null, descending: false }),
})

/** What a scenario asks. */
export type ScenarioContent = z.output<typeof scenarioContent>

/** So many, and so much money. */
const counted = z.object({ count: z.int(), fen: fenText })

/** Now and then, with the difference. */
const beforeAndAfter = z.object({ before: counted, after: counted, changeFen: fenText })

/** One clause, now and after: how many it holds for, of how many that cannot be told, how many are paid without duplicates. */
const clauseSide = z.object({
  isInForce: z.boolean(),
  applies: z.int(),
  unknown: z.int(),
  /** It applies, but its amount cannot be told. */
  unpriced: z.int(),
  paid: z.int(),
  fen: fenText,
})

/** What becomes of one clause. Counts are of the first year, money of all years. */
export const scenarioClause = z.object({
  clause: clauseName,
  isChanged: z.boolean(),
  subject: z.enum(['applicant', 'project', 'product']),
  before: clauseSide,
  after: clauseSide,
  changeFen: fenText,
  /** The facts that most of those lack of whom it cannot be told, the commonest first. */
  missing: z.array(z.object({ fact: z.string(), rows: z.int() })),
})

/** One year of the scenario, taken at a day. */
export const scenarioYear = beforeAndAfter.extend({ year: z.int(), on: z.iso.date() })

/** A part of the population; `key` is empty where the part is not known, `label` null where the key says it. */
export const scenarioCohort = beforeAndAfter.extend({
  key: z.string(),
  label: policyLabel.nullable(),
  enterprises: z.int(),
  gain: z.int(),
  lose: z.int(),
})

/** An enterprise that gains or loses. */
export const scenarioEffect = z.object({
  record: z.uuid(),
  creditCode: z.string(),
  name: z.string(),
  beforeFen: fenText,
  afterFen: fenText,
  changeFen: fenText,
  clauses: z.array(z.object({ id: z.string(), beforeFen: fenText, afterFen: fenText })),
})

/** Who stands at the margin: the last that is still paid and the first that is not. */
const atMargin = z.object({ creditCode: z.string(), name: z.string(), clause: z.string(), fen: fenText })

/** What a scenario asks of one payer in one year, beside what its budget lines still hold. */
const budgetNeed = z.object({
  needFen: fenText,
  grants: z.int(),
  /** Paid by the ranking until the money ends. */
  metFen: fenText,
  met: z.int(),
  shortFen: fenText,
  lastIn: atMargin.nullable(),
  firstOut: atMargin.nullable(),
})

/** One payer in one year. Without lines nothing is known of the money, and nothing is cut. */
export const scenarioBudget = z.object({
  year: z.int(),
  /** Who pays, as the clauses name their payers; null where a clause does not say. */
  payer: policyLabel.nullable(),
  lines: z.object({ count: z.int(), amountFen: fenText, committedFen: fenText, leftFen: fenText }).nullable(),
  before: budgetNeed,
  after: budgetNeed,
})

const cohorts = z.object({
  district: z.array(scenarioCohort),
  industry: z.array(scenarioCohort),
  /** By staff; the key of a band is its least staff. */
  size: z.array(scenarioCohort),
})

const effects = z.object({
  gain: counted,
  lose: counted,
  same: z.int(),
  /** How great the changes are; `from` and `to` in fen, `to` null for the greatest. */
  bands: z.array(z.object({ fromFen: fenText, toFen: fenText.nullable(), gain: counted, lose: counted })),
  gainers: z.array(scenarioEffect),
  losers: z.array(scenarioEffect),
})

/** Groups of companies that were paid together because several members have grants under one ceiling, and those that it cut. */
const together = z.object({ together: z.int(), cut: z.int() })

/** What one scenario brings against another: `before` is by the first, `after` by the last. */
export const scenarioComparison = z.object({ cohorts, effects })

/** What one scenario brings against another. */
export type ScenarioComparison = z.input<typeof scenarioComparison>

/** What a scenario brings. */
export const scenarioResult = z.object({
  on: z.iso.date(),
  population: z.object({
    register: z.object({ id: z.string(), label: policyLabel }),
    enterprises: z.int(),
    projects: z.int(),
    products: z.int(),
    /** Of these, invented ones. */
    samples: z.int(),
    /** Values that do not fit their fact and count as unknown. */
    misfits: z.int(),
    /** Facts that the reader may not see, which count as unknown. */
    hidden: z.array(z.string()),
  }),
  /** How many groups of companies the population has, and what ceilings over them did. */
  families: z.object({ groups: z.int(), before: together, after: together }),
  totals: beforeAndAfter,
  years: z.array(scenarioYear),
  clauses: z.array(scenarioClause),
  cohorts,
  effects: effects.extend({
    /** Enterprises of which some changed clause cannot be told, now or then. */
    cannotTell: z.int(),
  }),
  budgets: z.array(scenarioBudget),
  /** Enterprises for which it is not proved that no other choice pays more. */
  unproved: z.int(),
  /** How long the work took, reading of the population left out. Unit: ms. */
  tookMs: z.int(),
})

/** What a scenario brings. */
export type ScenarioResult = z.input<typeof scenarioResult>
