import { joinTableRows } from './table-rows.ts'
import { attributeOf, type Markup, walkMarkup } from './xml.ts'

const skipped = /^(?:script|style|noscript|template|head|select|button|svg|iframe|nav|textarea|object|form-actions)$/
const blocks =
  /^(?:p|div|br|li|ul|ol|tr|table|h[1-6]|section|article|header|footer|main|aside|dl|dt|dd|blockquote|center|form|hr|body|title|caption|pre)$/
const cells = /^(?:td|th)$/
const hidden = /display\s*:\s*none|visibility\s*:\s*hidden/i

type Line = {
  text: string
  linked: number
  /** The row of a table that it stands in, and its cell; 0 outside tables. */
  readonly row: number
  readonly cell: number
}

const isLinks = ({ text, linked }: Line): boolean => linked > 0 && linked >= text.replaceAll(/\s/g, '').length * 0.7

const isHidden = (attributes: string): boolean => hidden.test(attributeOf(attributes, 'style') ?? '')

type Tag = Exclude<Markup, { readonly kind: 'text' }>
type State = {
  readonly lines: Line[]
  within: { readonly name: string; depth: number } | undefined
  links: number
  preformatted: number
  isInCell: boolean
  row: number
  cell: number
}

const emptyLine = ({ isInCell, row, cell }: State): Line => ({
  text: '',
  linked: 0,
  row: isInCell ? row : 0,
  cell,
})

const lastLine = (state: State): Line => {
  const line = state.lines.at(-1) ?? emptyLine(state)
  if (state.lines.length === 0) state.lines.push(line)
  return line
}

const takeTextInto = (state: State, source: string): void => {
  if (state.within) return
  const line = lastLine(state)
  const text = state.preformatted > 0 ? source : source.replaceAll(/[\r\n]+\s*/g, '')
  line.text += text
  if (state.links > 0) line.linked += text.replaceAll(/\s/g, '').length
}

const passOverInto = (within: { readonly name: string; depth: number }, name: string, kind: Tag['kind']): void => {
  if (name === within.name && kind !== 'empty') within.depth += kind === 'open' ? 1 : -1
}

const isPassedOver = (name: string, attributes: string): boolean =>
  skipped.test(name) || (blocks.test(name) && name !== 'br' && isHidden(attributes))

const walkTableInto = (state: State, name: string, kind: Tag['kind']): void => {
  if (name === 'tr' && kind === 'open') state.row += 1
  if (name === 'tr' || cells.test(name)) state.isInCell = kind === 'open' && name !== 'tr'
  if (cells.test(name) && kind === 'open') state.cell += 1
}

const takeTagInto = (state: State, tag: Tag): void => {
  const name = tag.name.toLowerCase()
  if (tag.kind === 'open' && isPassedOver(name, tag.attributes)) state.within = { name, depth: 1 }
  else if (name === 'pre') state.preformatted = tag.kind === 'open' ? 1 : 0
  else if (name === 'a') state.links = tag.kind === 'open' ? state.links + 1 : Math.max(0, state.links - 1)
  else {
    walkTableInto(state, name, tag.kind)
    if (blocks.test(name) || (cells.test(name) && tag.kind === 'open')) state.lines.push(emptyLine(state))
  }
}

/** The readable text of a web page, one block or row of a table a line: without scripts, hidden parts, and lines made of links. */
export const textOfHtml = (source: string): string => {
  const state: State = { lines: [], within: undefined, links: 0, preformatted: 0, isInCell: false, row: 0, cell: 0 }
  for (const part of walkMarkup(source)) {
    if (part.kind === 'text') takeTextInto(state, part.text)
    else if (state.within) {
      passOverInto(state.within, part.name.toLowerCase(), part.kind)
      if (state.within.depth === 0) state.within = undefined
    } else takeTagInto(state, part)
  }
  return joinTableRows(state.lines.filter((line) => !isLinks(line))).join('\n')
}
