import { describe, expect, it } from 'vitest'
import { toRows } from './segments.ts'

const text = '一、目标\n到2027年，建成2个平台，支持创新。'
const commitment = (id: string, kind: 'target' | 'measure', quote: string) => ({
  id,
  kind,
  section: '一',
  quote,
  start: text.indexOf(quote),
  end: text.indexOf(quote) + quote.length,
  label: null,
  target: null,
  lead: null,
  support: [],
  assignedBy: null,
  binding: null,
})
const content = {
  title: null,
  documentNumber: null,
  issuer: null,
  issuedOn: null,
  sections: [{ path: '一', number: '一', level: 1, heading: '目标', responsibleUnits: [], start: 0, end: text.length }],
  commitments: [
    commitment('whole', 'measure', '到2027年，建成2个平台，支持创新。'),
    commitment('figure', 'target', '建成2个平台'),
  ],
}

describe('the rows of a draft', () => {
  const rows = toRows(text, content)

  it('keep every character and know where sections begin', () => {
    expect(rows.map(({ segments }) => segments.map((segment) => segment.text).join('')).join('\n')).toBe(text)
    expect(rows.map(({ level }) => level)).toEqual([1, 0])
  })

  it('give each stretch to the closest commitment around it', () => {
    expect(rows[1]?.segments.map((segment) => [segment.text, segment.commitment])).toEqual([
      ['到2027年，', 'whole'],
      ['建成2个平台', 'figure'],
      ['，支持创新。', 'whole'],
    ])
  })
})
