import type { Locale, SavedScenario, ScenarioComparison, ScenarioResult } from '@ceyuan/contract'
import type { Download } from '../http/call.ts'
import { type Cell, type Sheet, workbookFile } from '../register/workbook-file.ts'
import en from './locale/en.json' with { type: 'json' }
import zhCN from './locale/zh-CN.json' with { type: 'json' }

const words = { 'zh-CN': zhCN, en }

type Words = typeof zhCN

const yuan = (fen: string): number => Number(fen) / 100

type BeforeAndAfter = Pick<ScenarioResult['totals'], 'before' | 'after' | 'changeFen'>

const moneyHeads = (say: Words): readonly string[] => [
  say['before.count'],
  say['before.fen'],
  say['after.count'],
  say['after.fen'],
  say['change.fen'],
]

const moneyCells = ({ before, after, changeFen }: BeforeAndAfter): readonly Cell[] => [
  before.count,
  yuan(before.fen),
  after.count,
  yuan(after.fen),
  yuan(changeFen),
]

const yearSheet = ({ years }: ScenarioResult, say: Words): Sheet => ({
  name: say['sheet.years'],
  heads: [say.year, say.on, ...moneyHeads(say)],
  rows: years.map((year) => [year.year, year.on, ...moneyCells(year)]),
})

const clauseSheet = ({ clauses }: ScenarioResult, say: Words, locale: Locale): Sheet => ({
  name: say['sheet.clauses'],
  heads: [
    say.clause,
    say.title,
    say.changed,
    say['before.applies'],
    say['before.unknown'],
    say['before.paid'],
    say['before.fen'],
    say['after.applies'],
    say['after.unknown'],
    say['after.unpriced'],
    say['after.paid'],
    say['after.fen'],
    say['change.fen'],
  ],
  rows: clauses.map(({ clause, isChanged, before, after, changeFen }) => [
    clause.id,
    locale === 'en' ? clause.title.en : clause.title.zh,
    isChanged ? say.yes : say.no,
    before.applies,
    before.unknown,
    before.paid,
    yuan(before.fen),
    after.applies,
    after.unknown,
    after.unpriced,
    after.paid,
    yuan(after.fen),
    yuan(changeFen),
  ]),
})

type Kind = keyof ScenarioResult['cohorts']

const partName = (part: ScenarioResult['cohorts'][Kind][number], say: Words, locale: Locale): string => {
  if (part.key === '') return say.unknownPart
  if (part.label) return locale === 'en' ? part.label.en : part.label.zh
  return say.size.replace('{least}', part.key)
}

const cohortSheet = ({ cohorts }: ScenarioComparison, kind: Kind, say: Words, locale: Locale): Sheet => ({
  name: say[`sheet.${kind}`],
  heads: [say.part, say.enterprises, ...moneyHeads(say), say.gain, say.lose],
  rows: cohorts[kind].map((part) => [
    partName(part, say, locale),
    part.enterprises,
    ...moneyCells(part),
    part.gain,
    part.lose,
  ]),
})

const effectSheet = ({ effects }: ScenarioComparison, say: Words): Sheet => ({
  name: say['sheet.effects'],
  heads: [say.name, say.creditCode, say['before.fen'], say['after.fen'], say['change.fen'], say.clause],
  rows: [...effects.gainers, ...effects.losers].map((one) => [
    one.name,
    one.creditCode,
    yuan(one.beforeFen),
    yuan(one.afterFen),
    yuan(one.changeFen),
    one.clauses.map(({ id }) => id).join(' '),
  ]),
})

const whoSheets = (found: ScenarioComparison, say: Words, locale: Locale): readonly Sheet[] => [
  ...(['district', 'industry', 'size'] as const).map((kind) => cohortSheet(found, kind, say, locale)),
  effectSheet(found, say),
]

const marginText = (margin: ScenarioResult['budgets'][number]['after']['lastIn']): string | null =>
  margin ? `${margin.name} ${margin.clause} ${yuan(margin.fen)}` : null

const budgetSheet = ({ budgets }: ScenarioResult, say: Words, locale: Locale): Sheet => ({
  name: say['sheet.budgets'],
  heads: [say.year, say.payer, say.left, say.need, say.met, say.short, say.lastIn, say.firstOut],
  rows: budgets.map(({ year, payer, lines, after }) => [
    year,
    payer ? (locale === 'en' ? payer.en : payer.zh) : say.unnamedPayer,
    lines ? yuan(lines.leftFen) : say.noLines,
    yuan(after.needFen),
    yuan(after.metFen),
    yuan(after.shortFen),
    marginText(after.lastIn),
    marginText(after.firstOut),
  ]),
})

const sheetsOf = (result: ScenarioResult, locale: Locale): readonly Sheet[] => {
  const say = words[locale]
  return [
    yearSheet(result, say),
    clauseSheet(result, say, locale),
    ...whoSheets(result, say, locale),
    budgetSheet(result, say, locale),
  ]
}

/** What a scenario brings as a workbook in the reader's language, one sheet for each table. Unit of money: yuan. */
export const toWorkbook = (
  result: ScenarioResult,
  { name }: { readonly name?: string | undefined },
  locale: Locale,
): Download => workbookFile(sheetsOf(result, locale), `${name ?? words[locale].file} ${result.on}.xlsx`)

type Compared = {
  readonly items: readonly { readonly scenario: SavedScenario; readonly result: ScenarioResult }[]
  readonly comparison: ScenarioComparison | null
}

const comparedSheet = ({ items }: Compared, say: Words): Sheet => ({
  name: say['sheet.compared'],
  heads: [say.scenario, say.on, say.years, ...moneyHeads(say), say.gain, say.lose],
  rows: items.map(({ scenario, result }) => [
    scenario.name,
    result.on,
    result.years.length,
    ...moneyCells(result.totals),
    result.effects.gain.count,
    result.effects.lose.count,
  ]),
})

const withScenario = ({ items }: Compared, say: Words, sheetOf: (result: ScenarioResult) => Sheet): Sheet => {
  const sheets = items.map(({ scenario, result }) => ({ scenario, sheet: sheetOf(result) }))
  const [first] = sheets
  return {
    name: first?.sheet.name ?? '',
    heads: [say.scenario, ...(first?.sheet.heads ?? [])],
    rows: sheets.flatMap(({ scenario, sheet }) => sheet.rows.map((row) => [scenario.name, ...row])),
  }
}

// Between two scenarios the first stands where elsewhere the policies as they are do.
const againstFirst = (say: Words): Words => ({
  ...say,
  'before.count': say['first.count'],
  'before.fen': say['first.fen'],
  'after.count': say['last.count'],
  'after.fen': say['last.fen'],
})

/** Scenarios beside each other as a workbook; who has more and who less by the last than by the first. Unit of money: yuan. */
export const toComparisonWorkbook = (found: Compared, locale: Locale): Download => {
  const say = words[locale]
  const sheets = [
    comparedSheet(found, say),
    withScenario(found, say, (result) => yearSheet(result, say)),
    withScenario(found, say, (result) => clauseSheet(result, say, locale)),
    ...(found.comparison ? whoSheets(found.comparison, againstFirst(say), locale) : []),
    withScenario(found, say, (result) => budgetSheet(result, say, locale)),
  ]
  return workbookFile(sheets, `${say.fileCompared}.xlsx`)
}
