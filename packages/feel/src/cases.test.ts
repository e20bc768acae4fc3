import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type Dictionary, evaluate, type FeelValue, kindOf, parse, toText } from './index.ts'
import { namesOfFacts } from './syntax/name-shape.ts'

const folder = new URL('../cases/', import.meta.url)
const clock = { now: '2026-11-23T01:02:03Z', timeZone: 'Asia/Shanghai' }

const valueOf = (text: string, facts: Readonly<Record<string, FeelValue>> = {}): FeelValue => {
  const dictionary: Dictionary = {}
  const parsed = parse(text, dictionary, { names: namesOfFacts(facts) })
  if (parsed.kind === 'failure') throw new Error(`${text}: ${JSON.stringify(parsed.problems)}`)
  const result = evaluate(parsed.value, facts, clock)
  if (result.kind === 'failure') throw new Error(`${text}: ${JSON.stringify(result.problems)}`)
  return result.value.value
}

const factsOf = (text: string): Readonly<Record<string, FeelValue>> => {
  const facts = valueOf(text)
  if (facts === null || typeof facts !== 'object' || !('entries' in facts)) throw new Error(`${text} is no context`)
  return Object.fromEntries(facts.entries)
}

const shown = (value: FeelValue): string => `${kindOf(value)} ${value === null ? 'null' : toText(value)}`

for (const file of readdirSync(folder).filter((name) => name.endsWith('.csv') && name !== 'refused.csv')) {
  const rows = readFileSync(new URL(file, folder), 'utf8').trim().split('\n').slice(1)
  describe(`cases/${file}`, () => {
    for (const row of rows) {
      const [rule = '', expression = '', facts = '', result = ''] = row.split(' ; ')
      it(`${rule} ${expression} over ${facts} is ${result}`, () => {
        expect(shown(valueOf(expression, factsOf(facts)))).toBe(shown(valueOf(result)))
      })
    }
  })
}
