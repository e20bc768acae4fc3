import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareWords } from './word-difference.ts'

describe('the difference of two texts', () => {
  it('is told by characters, and numbers hold together', () => {
    expect(compareWords('建成50个平台。', '建成80个中试平台。')).toEqual([
      { kind: 'same', text: '建成' },
      { kind: 'removed', text: '50' },
      { kind: 'added', text: '80' },
      { kind: 'same', text: '个' },
      { kind: 'added', text: '中试' },
      { kind: 'same', text: '平台。' },
    ])
    expect(compareWords('1,000亿元', '1,200亿元').map(({ text }) => text)).toEqual(['1,000', '1,200', '亿元'])
  })

  it('holds both texts whole', () => {
    const text = array(constantFrom('建', '成', '5', '0', '家', 'AI', '𠮷', '\n')).map((parts) => parts.join(''))
    assert(
      property(text, text, (one, other) => {
        const changes = compareWords(one, other)
        const without = (kind: string) => changes.map((change) => (change.kind === kind ? '' : change.text)).join('')
        expect([without('added'), without('removed')]).toEqual([one, other])
      }),
    )
  })
})
