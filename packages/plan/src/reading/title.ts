import {
  addressees,
  dateLine,
  documentNumber,
  isLetter,
  issuedTitle,
  letterTitle,
  publicityNote,
  signatureLine,
  titleBeginning,
  titleEnd,
  titleTailLine,
} from '../grammar/front-matter.ts'
import { annexLine } from '../grammar/headings.ts'

/** The title of the plan, and that of the letter which covers it, where there is one. */
export type Titles = { readonly title: string | null; readonly letter: string | null }

const longestTitle = 160
const mostLines = 4

const isOther = (line: string): boolean =>
  line.length > 70 ||
  /[\u3002\uFF1B\uFF1A:;]/.test(line) ||
  dateLine.test(line) ||
  new RegExp(documentNumber, 'g').test(line) ||
  publicityNote.test(line) ||
  addressees.test(line) ||
  annexLine.test(line)

const blockEnding = (lines: readonly string[], last: number): string => {
  let block = lines[last] ?? ''
  for (let index = last - 1; index >= 0 && last - index < mostLines; index -= 1) {
    const line = lines[index] ?? ''
    const isBegun = titleBeginning.test(block) && !titleTailLine.test(block)
    if (isBegun || isOther(line) || (titleEnd.test(line) && !titleTailLine.test(block)) || signatureLine.test(line))
      break
    if (line.length + block.length > longestTitle) break
    block = line + block
  }
  return block
}

const findBlocks = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line, index) => {
    const next = lines[index + 1] ?? ''
    const ends = !isOther(line) && (titleEnd.test(line) || titleTailLine.test(line))
    return ends && !titleTailLine.test(next) ? [blockEnding(lines, index)] : []
  })

const bare = (title: string): string => title.replace(/[^\p{Script=Han}0-9A-Za-z]/gu, '')

const unwrap = (title: string): string => /^\u300A([^\u300B]+)\u300B$/.exec(title)?.[1] ?? title

/** Finds the titles among the lines before the first section. */
export const readTitles = (lines: readonly string[]): Titles => {
  const named = lines.map((line) => issuedTitle.exec(line)?.[1]).find(Boolean)
  const blocks = findBlocks(lines).map(unwrap)
  const letter = blocks.find((block) => isLetter.test(block)) ?? null
  const own = blocks.findLast((block) => !isLetter.test(block))
  const inner = letter === null ? undefined : letterTitle.exec(letter)?.[1]
  if (own !== undefined) {
    const isNamed = named === undefined || bare(own).includes(bare(named)) || bare(named).includes(bare(own))
    return { title: isNamed ? own : named, letter }
  }
  return { title: named ?? inner ?? letter, letter }
}
