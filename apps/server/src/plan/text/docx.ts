import { toListNumber } from '../grammar/list-number.ts'
import { joinTableRows, type PlacedLine } from './table-rows.ts'
import { attributeOf, walkMarkup } from './xml.ts'

/** The parts of a Word file that its text is made from. */
export type WordParts = {
  readonly document: string
  readonly numbering: string | undefined
  readonly styles: string | undefined
}

type Level = { readonly format: string; readonly text: string; readonly start: number }
type ListPlace = { readonly list: string; readonly level: number }
type Lists = ReadonlyMap<string, ReadonlyMap<number, Level>>

const valueOf = (attributes: string): string => attributeOf(attributes, 'w:val') ?? ''

type ListState = {
  readonly abstracts: Map<string, Map<number, Level>>
  readonly lists: Map<string, ReadonlyMap<number, Level>>
  levels: Map<number, Level>
  list: string
  level: number
}

const changeLevelOf = (state: ListState, part: Partial<Level>): void => {
  state.levels.set(state.level, {
    ...(state.levels.get(state.level) ?? { format: 'decimal', text: '', start: 1 }),
    ...part,
  })
}

const listTags: Readonly<Record<string, (state: ListState, attributes: string) => void>> = {
  'w:abstractNum': (state, attributes) => {
    state.levels = new Map()
    state.abstracts.set(attributeOf(attributes, 'w:abstractNumId') ?? '', state.levels)
  },
  'w:lvl': (state, attributes) => {
    state.level = Number(attributeOf(attributes, 'w:ilvl') ?? 0)
  },
  'w:start': (state, attributes) => changeLevelOf(state, { start: Number(valueOf(attributes)) }),
  'w:numFmt': (state, attributes) => changeLevelOf(state, { format: valueOf(attributes) }),
  'w:lvlText': (state, attributes) => changeLevelOf(state, { text: valueOf(attributes) }),
  'w:num': (state, attributes) => {
    state.list = attributeOf(attributes, 'w:numId') ?? ''
  },
  'w:abstractNumId': (state, attributes) => {
    state.lists.set(state.list, state.abstracts.get(valueOf(attributes)) ?? new Map())
  },
}

const readLists = (source: string): Lists => {
  const state: ListState = { abstracts: new Map(), lists: new Map(), levels: new Map(), list: '', level: 0 }
  for (const part of walkMarkup(source)) {
    if (part.kind !== 'text' && part.kind !== 'close') listTags[part.name]?.(state, part.attributes)
  }
  return state.lists
}

const readStyleLists = (source: string): ReadonlyMap<string, ListPlace> => {
  const styles = new Map<string, ListPlace>()
  let style = ''
  let level = 0
  for (const part of walkMarkup(source)) {
    if (part.kind === 'text' || part.kind === 'close') continue
    if (part.name === 'w:style') {
      style = attributeOf(part.attributes, 'w:styleId') ?? ''
      level = 0
    } else if (part.name === 'w:ilvl') level = Number(valueOf(part.attributes))
    else if (part.name === 'w:numId') styles.set(style, { list: valueOf(part.attributes), level })
  }
  return styles
}

const createCounter = (lists: Lists): ((place: ListPlace) => string) => {
  const counts = new Map<string, number[]>()
  return ({ list, level }) => {
    const levels = lists.get(list)
    const own = levels?.get(level)
    if (!levels || !own) return ''
    const numbers = counts.get(list) ?? []
    numbers[level] = (numbers[level] ?? own.start - 1) + 1
    numbers.length = level + 1
    counts.set(list, numbers)
    return own.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1
      return toListNumber(numbers[at] ?? levels.get(at)?.start ?? 1, levels.get(at)?.format ?? 'decimal')
    })
  }
}

type Paragraph = {
  text: string
  style: string
  list: string | undefined
  level: number | undefined
  /** The row of a table that it stands in, and the cell of that row; 0 outside tables. */
  row: number
  cell: number
}

const emptyParagraph = (): Paragraph => ({ text: '', style: '', list: undefined, level: undefined, row: 0, cell: 0 })

const depthAfter = (depth: number, kind: 'open' | 'close' | 'empty'): number =>
  kind === 'open' ? depth + 1 : kind === 'close' ? Math.max(0, depth - 1) : depth

/** A place among the rows and cells of tables, the innermost table counting. */
type Place = { row: number; cell: number; depth: number }

const walkTableInto = (place: Place, name: string, kind: 'open' | 'close' | 'empty'): void => {
  if (name === 'w:tbl') place.depth = depthAfter(place.depth, kind)
  else if (name === 'w:tr' && kind === 'open') place.row += 1
  else if (name === 'w:tc' && kind === 'open') place.cell += 1
}

const isDropped = (name: string): boolean =>
  /^(?:w:del|w:instrText|mc:Fallback|w:pPrChange|w:rPrChange|w:tblGrid)$/.test(name)

const readTagInto = (paragraph: Paragraph, name: string, attributes: string): void => {
  if (name === 'w:tab') paragraph.text += '\t'
  else if (name === 'w:br' || name === 'w:cr') paragraph.text += '\n'
  else if (name === 'w:noBreakHyphen') paragraph.text += '-'
  else if (name === 'w:pStyle') paragraph.style = valueOf(attributes)
  else if (name === 'w:numId') paragraph.list = valueOf(attributes)
  else if (name === 'w:ilvl') paragraph.level = Number(valueOf(attributes))
}

const placed = (paragraph: Paragraph, { row, cell, depth }: Place): Paragraph =>
  depth > 0 ? { ...paragraph, row, cell } : paragraph

function* readParagraphs(source: string): Generator<Paragraph> {
  let paragraph = emptyParagraph()
  const place: Place = { row: 0, cell: 0, depth: 0 }
  let dropped = 0
  let texts = 0
  for (const part of walkMarkup(source)) {
    if (part.kind === 'text') {
      if (texts > 0 && dropped === 0) paragraph.text += part.text
      continue
    }
    walkTableInto(place, part.name, part.kind)
    if (isDropped(part.name)) dropped = depthAfter(dropped, part.kind)
    else if (part.name === 'w:t') texts = depthAfter(texts, part.kind)
    else if (dropped === 0 && part.name === 'w:p' && part.kind !== 'open') {
      yield placed(paragraph, place)
      paragraph = emptyParagraph()
    } else if (dropped === 0 && part.kind !== 'close') readTagInto(paragraph, part.name, part.attributes)
  }
}

/** The text of a Word file, one paragraph or row of a table a line, with the numbers that its lists show. */
export const textOfWord = ({ document, numbering, styles }: WordParts): string => {
  const count = createCounter(readLists(numbering ?? ''))
  const styleLists = readStyleLists(styles ?? '')
  const lines: PlacedLine[] = []
  for (const paragraph of readParagraphs(document)) {
    const byStyle = styleLists.get(paragraph.style)
    const list = paragraph.list ?? byStyle?.list
    const number =
      list === undefined || list === '0' ? '' : count({ list, level: paragraph.level ?? byStyle?.level ?? 0 })
    const line = `${paragraph.text.trim() === '' ? '' : number}${paragraph.text}`
    lines.push({ text: line, row: paragraph.row, cell: paragraph.cell })
  }
  return joinTableRows(lines).join('\n')
}
