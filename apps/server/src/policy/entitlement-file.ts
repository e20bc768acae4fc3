import {
  type EntitlementInfo,
  getEntitlement,
  type LadderPosition,
  type Locale,
  type NearMiss,
  type PolicyBundle,
  type PolicySubject,
  type RuleValue,
  type TraceLine,
} from '@ceyuan/contract'
import type { z } from 'zod'
import type { Download } from '../http/call.ts'
import { type Cell, type Sheet, workbookFile } from '../register/workbook-file.ts'
import en from './locale/sheet.en.json' with { type: 'json' }
import zhCN from './locale/sheet.zh-CN.json' with { type: 'json' }

const words = { 'zh-CN': zhCN, en }

type Found = z.output<typeof getEntitlement.output>

type Reader = {
  readonly say: typeof zhCN
  readonly label: (label: { readonly zh: string; readonly en: string }) => string
}

// Exact to the fen: a spreadsheet's number holds fifteen digits, and no grant comes near.
const yuan = (fen: string | null | undefined): Cell => (fen === null || fen === undefined ? null : Number(fen) / 100)

const subjectOf = ({ id, name }: PolicySubject, { say }: Reader): string => (id === null ? say.applicant : (name ?? id))

const valueOf = (value: RuleValue, { say }: Reader): Cell => {
  if (value === null) return say.unknown
  if (typeof value.value === 'boolean') return value.value ? say.yes : say.no
  if (typeof value.value !== 'string') return value.value.join(' ')
  return value.kind === 'money' ? yuan(value.value) : value.value
}

const clauseSheet = ({ entitlements }: Found, reader: Reader): Sheet => {
  const { say, label } = reader
  const row = (each: EntitlementInfo): readonly Cell[] => {
    const amount = each.amount ?? each.wouldPay
    return [
      each.clause.id,
      label(each.clause.title),
      each.policy.title,
      each.policy.number,
      subjectOf(each.subject, reader),
      say[`status.${each.status}`],
      amount?.kind === 'known' ? yuan(amount.fen) : null,
      amount?.kind === 'unknown' ? yuan(amount.atMostFen) : yuan(each.capFen),
      each.missing.join(' '),
      each.quote,
      each.source.title,
      each.source.date,
      each.source.link,
    ]
  }
  const heads = [say.clause, say.title, say.policy, say.number, say.subject, say.status, say.amount, say.atMost]
  return {
    name: say['sheet.clauses'],
    heads: [...heads, say.missing, say.quote, say.source, say.sourceDate, say.link],
    rows: entitlements.map(row),
  }
}

type Named = Pick<PolicyBundle['chosen'][number], 'clause' | 'subject'>

const named = ({ clause, subject }: Named, reader: Reader): readonly Cell[] => [
  clause.id,
  reader.label(clause.title),
  subjectOf(subject, reader),
]

const bundleSheet = ({ bundle }: Found, reader: Reader): Sheet => {
  const { say } = reader
  return {
    name: say['sheet.bundle'],
    heads: [say.clause, say.title, say.subject, say.outcome, say.computed, say.paid, say.why, say.against],
    rows: [
      ...bundle.chosen.map((one) => [...named(one, reader), say.chosen, yuan(one.fen), yuan(one.paidFen), null, null]),
      ...bundle.rejected.map((one) => [
        ...named(one, reader),
        say.rejected,
        yuan(one.fen),
        0,
        say[`rejected.${one.reason}`],
        one.against?.clause.id ?? one.paid?.clause.id ?? (one.ceiling && reader.label(one.ceiling.title)),
      ]),
      ...bundle.unpriced.map((one) => [...named(one, reader), say.unpriced, yuan(one.atMostFen), null, null, null]),
    ],
  }
}

const nearSheet = ({ nearMisses }: Found, reader: Reader): Sheet => {
  const { say } = reader
  const changeOf = ({ fact, from, to }: NearMiss['changes'][number]): string =>
    `${fact}: ${valueOf(from, reader)} → ${valueOf(to, reader)}`
  return {
    name: say['sheet.near'],
    heads: [say.clause, say.title, say.subject, say.changes, say.gain],
    rows: nearMisses.map((miss) => [...named(miss, reader), miss.changes.map(changeOf).join('; '), yuan(miss.gainFen)]),
  }
}

const ladderSheet = ({ ladders }: Found, reader: Reader): Sheet => {
  const { say, label } = reader
  const rungRows = (ladder: LadderPosition, rung: LadderPosition['rungs'][number]): readonly (readonly Cell[])[] =>
    rung.criteria.map((criterion) => [
      label(ladder.title),
      label(rung.title),
      rung.isRecognised === null ? say.unknown : rung.isRecognised ? say.yes : say.no,
      say[rung.estimate],
      label(criterion.title),
      say[criterion.status],
    ])
  return {
    name: say['sheet.ladder'],
    heads: [say.ladder, say.rung, say.recognised, say.estimate, say.criterion, say.value],
    rows: ladders.flatMap((ladder) => ladder.rungs.flatMap((rung) => rungRows(ladder, rung))),
  }
}

const reasonSheet = ({ entitlements }: Found, reader: Reader): Sheet => {
  const { say } = reader
  const factsOf = ({ facts }: TraceLine): string =>
    facts.map(({ name, value }) => `${name} = ${valueOf(value, reader)}`).join('; ')
  return {
    name: say['sheet.reasons'],
    heads: [say.clause, say.title, say.subject, say.depth, say.part, say.value, say.facts],
    rows: entitlements.flatMap((each) =>
      [...each.condition, ...each.calculation].map((line) => [
        ...named(each, reader),
        line.depth,
        line.text,
        valueOf(line.value, reader),
        factsOf(line),
      ]),
    ),
  }
}

const historySheet = ({ history }: Found, reader: Reader): Sheet => {
  const { say } = reader
  return {
    name: say['sheet.history'],
    heads: [say.clause, say.title, say.subject, say.paid, say.paidOn],
    rows: history.map((one) => [...named(one, reader), yuan(one.fen), one.paidOn]),
  }
}

/** All there is to say of support to one enterprise, as a workbook in the reader's language. Unit of money: yuan. */
export const entitlementFile = (found: Found, locale: Locale): Download => {
  const say = words[locale]
  const reader: Reader = { say, label: ({ zh, en: english }) => (locale === 'en' ? english : zh) }
  const sheets = [clauseSheet, bundleSheet, nearSheet, ladderSheet, reasonSheet, historySheet]
  const name = `${say.file} ${found.applicant.name} ${found.on}.xlsx`
  return workbookFile(
    sheets.map((sheet) => sheet(found, reader)),
    name,
  )
}
