import { Text } from '@codemirror/state'
import { expect, it } from 'vitest'
import { toDiagnostics } from './diagnostics.ts'

const text = Text.of(['总投资 >= 万元(5000)', 'and 不认识的名 = 1'])

it('underlines the word at the place of a problem', () => {
  const [found] = toDiagnostics([{ detail: '没有这个事实。', line: 2, column: 5 }], text)
  expect(found && text.sliceString(found.from, found.to)).toBe('不认识的名')
})

it('stays within the text where the place is beyond it or unknown', () => {
  const found = toDiagnostics(
    [
      { detail: '甲', line: 9, column: 99 },
      { detail: '乙', line: null, column: null },
    ],
    text,
  )
  expect(found.every(({ from, to }) => from >= 0 && to <= text.length)).toBe(true)
})
