/** A tag or a stretch of text of an XML or HTML document, in order. */
export type Markup =
  | { readonly kind: 'open' | 'close' | 'empty'; readonly name: string; readonly attributes: string }
  | { readonly kind: 'text'; readonly text: string }

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ensp: '\u2002',
  emsp: '\u2003',
  ldquo: '\u201C',
  rdquo: '\u201D',
  lsquo: '\u2018',
  rsquo: '\u2019',
  mdash: '\u2014',
  ndash: '\u2013',
  hellip: '\u2026',
  middot: '\u00B7',
  times: '\u00D7',
  permil: '\u2030',
  thinsp: '\u2009',
  zwnj: '',
  zwj: '',
  shy: '',
}

const fromCode = (code: number): string =>
  code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''

/** Text with its character references resolved. */
export const unescapeMarkup = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,8}));/gi, (whole, hex, decimal, name) => {
    if (typeof hex === 'string') return fromCode(Number.parseInt(hex, 16))
    if (typeof decimal === 'string') return fromCode(Number(decimal))
    return entities[String(name).toLowerCase()] ?? whole
  })

const toTag = (inside: string): Markup | undefined => {
  const closes = inside.startsWith('/')
  const [name = ''] = /^[A-Za-z][\w:.-]*/.exec(closes ? inside.slice(1) : inside) ?? []
  if (name === '') return undefined
  const kind = closes ? 'close' : inside.endsWith('/') ? 'empty' : 'open'
  return { kind, name, attributes: inside.slice(name.length) }
}

const endOfAside = (source: string, at: number): number | undefined => {
  const [close, length] = source.startsWith('<!--', at)
    ? ['-->', 3]
    : source.startsWith('<![CDATA[', at)
      ? [']]>', 3]
      : []
  if (close === undefined || length === undefined) return undefined
  const end = source.indexOf(close, at + 4)
  return end < 0 ? source.length : end + length
}

/** Walks through markup once, tag by tag; comments are passed over, and nothing is fetched or expanded. */
export function* walkMarkup(source: string): Generator<Markup> {
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    const textEnd = open < 0 ? source.length : open
    if (textEnd > at) yield { kind: 'text', text: unescapeMarkup(source.slice(at, textEnd)) }
    if (open < 0) return
    const aside = endOfAside(source, open)
    const close = aside ?? source.indexOf('>', open) + 1
    if (close <= open) return
    const tag = aside === undefined ? toTag(source.slice(open + 1, close - 1)) : undefined
    if (tag) yield tag
    at = close
  }
}

/** The value of an attribute of a tag. */
export const attributeOf = (attributes: string, name: string): string | undefined => {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
  const value = match?.[1] ?? match?.[2] ?? match?.[3]
  return value === undefined ? undefined : unescapeMarkup(value)
}
