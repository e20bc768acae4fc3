import { numeralSource } from './numerals.ts'

/** Between the cells of a table's row in the normalised text. */
export const cellMark = ' | '

/** Between the cells of a row as it is copied or drawn: tabs, strokes, wide blanks. */
export const cellGap: RegExp = /[ ]*[|｜│┃][ ]*| *\t *| {2,}/

/** A cell that heads the column of what is measured. */
export const measuredColumn: RegExp = /指标|名称|内容|项目|目标任务|^任务|^(?:主要|发展|工作)目标$/

/** A cell that heads the column of numbers in a row, which measure nothing. */
export const countingColumn: RegExp = /^(?:序号|编号|类别|类型|领域|维度|属性|分类)$/

/** A cell that heads the column of units. */
export const unitColumn: RegExp = /^(?:计量)?单位(?:名称)?$/

/** A cell that heads a column of values to be reached, with its year where it names one. */
export const valueColumn: RegExp = /20[0-9]{2}|目标|预期|规划值|年均/

/** A cell that heads a column of what was reached before. */
export const baseColumn: RegExp = /现状|基数|基期|基准|基础值|实际|完成值|完成情况|当前|责任|备注|来源/

/** The year in the head of a column. */
export const columnYear: RegExp = /(20[0-9]{2})(?!.*20[0-9]{2})/

/** A unit in brackets behind what is measured. */
export const bracketedUnit: RegExp = /[（(]([^（）()0-9]{1,12})[）)]$/

/** Brackets around a value that is counted over several years. */
export const valueBrackets: RegExp = /^[〔[【（(]+|[〕\]】）)]+$/g

/** Signs before a value, and the words that say the same. */
export const valueSigns: readonly (readonly [sign: RegExp, word: string])[] = [
  [/^(?:≥|≧|⩾|>=|＞=)/, '不少于'],
  [/^(?:≤|≦|⩽|<=|＜=)/, '不超过'],
  [/^[>＞]/, '超过'],
  [/^[<＜]/, '低于'],
]

/** A value that is a number without its unit: what bounds it before, the number or range, what bounds it after. */
export const bareValue: RegExp = new RegExp(
  `^(?<before>[^0-9０-９前第]{0,6})(?<range>${numeralSource}(?:(?:至|到|[-－–—―~～﹣─]{1,2})${numeralSource})?)(?<after>及以上|以上|以内|以下|左右|内)?$`,
)

/** The unit that stands in for the column's while a bare value is read. */
export const standInUnit = '个'

/** A number before a row, written as one before a heading. */
export const rowNumber: RegExp = /^[（(]?([0-9一二三四五六七八九十]{1,3})[）)]?[.．、]?$/

/** A figure anywhere in a row. */
export const rowFigure: RegExp = /[0-9０-９]|翻|百分之|前[一二三四五六七八九十]/

/** A line that only rules a table off, as plain text draws it. */
export const ruleLine: RegExp = /^[-:|=+ ─━┼├┤]{3,}$/

/** A mark of prose that the head of a table does not hold. */
export const proseInHead: RegExp = /[，。；]/

/** A mark that no cell of a row holds. */
export const proseInRow: RegExp = /[。；]/

/** A stroke that begins or ends a row as it is drawn. */
export const outerRule: RegExp = /^[|｜│┃][ ]*|[ ]*[|｜│┃]$/g

/** What an empty cell is written as. */
export const emptyCell = '—'
