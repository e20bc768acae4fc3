import layout from './grammar/layout.json' with { type: 'json' }
import type { Block } from './model.ts'

const digits = Array.from(layout.digits)

/** A whole number from 1 to 99 in Chinese numerals, as headings count. */
export const chineseNumeral = (value: number): string => {
  if (!Number.isInteger(value) || value < 1 || value > 99) throw new RangeError(`No heading number: ${value}`)
  const [tens, ones] = [Math.floor(value / 10), value % 10]
  const lead = tens === 0 ? '' : `${tens === 1 ? '' : digits[tens]}${layout.ten}`
  return `${lead}${ones === 0 ? '' : digits[ones]}`
}

const written = (level: 1 | 2 | 3 | 4, count: number): string =>
  layout[`level${level}`].replace('{number}', level <= 2 ? chineseNumeral(count) : String(count))

/** Gives every heading its number in the four levels of official documents; a heading starts those below it anew. */
export const numberHeadings = (blocks: readonly Block[]): readonly Block[] => {
  const counts = [0, 0, 0, 0]
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block
    const { level } = block
    counts[level - 1] = (counts[level - 1] ?? 0) + 1
    counts.fill(0, level)
    return { ...block, text: `${written(level, counts[level - 1] ?? 1)}${block.text}` }
  })
}

/** A civil date as a document writes it: year, month and day without leading zeros. */
export const writtenDate = (date: string): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return layout.date
    .replace('{year}', year)
    .replace('{month}', String(Number(month)))
    .replace('{day}', String(Number(day)))
}
