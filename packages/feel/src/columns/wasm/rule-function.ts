import type { CompiledRule } from '../program.ts'
import { bitWords, rowLocals, testsIn } from './bit-words.ts'
import { code, type Code, constant, i64, load, local, store } from './instruction.ts'
import { functionBody } from './module.ts'
import type { Places, RulePlaces } from './places.ts'
import { addTo, priceCode } from './price.ts'
import { createWords } from './words.ts'

/** Gives the function that finds where a rule holds, and adds up what it gives. */
export const ruleFunction = (rule: CompiledRule, to: RulePlaces, places: Places): Code => {
  const words = createWords()
  const { draft } = words
  const tests = rule.amount ? testsIn([rule.amount.whole]) : []
  const found = bitWords([rule.yes, rule.no, ...(rule.amount ? [rule.amount.known] : []), ...tests], words, places)
  const [yes, unknown, paid] = [draft.local('i64'), draft.local('i64'), draft.local('i64')]
  const counts = [draft.local('i64'), draft.local('i64'), draft.local('i64')]
  const valid: Code = [...local.get(words.memory), ...load.i64(places.valid)]
  const yesWord: Code = [...local.get(found.localOf(rule.yes)), ...valid, ...i64.and, ...local.set(yes)]
  const either: Code = [...local.get(found.localOf(rule.yes)), ...local.get(found.localOf(rule.no)), ...i64.or]
  const unknownWord: Code = [...either, ...constant.i64(-1n), ...i64.xor, ...valid, ...i64.and, ...local.set(unknown)]
  const known = rule.amount ? local.get(found.localOf(rule.amount.known)) : constant.i64(0n)
  const paidWord: Code = [...local.get(yes), ...known, ...i64.and, ...local.set(paid)]
  const row = rowLocals(draft)
  const price = priceCode(rule, { draft, places, words, row, paid, to, word: (id) => found.localOf({ id }) })
  const outcomes = [
    { word: yes, place: to.yes },
    { word: unknown, place: to.unknown },
    { word: paid, place: to.paid },
  ]
  const counted = outcomes.flatMap(({ word, place }, index) => {
    const count = counts[index] ?? 0
    return [
      ...(place === null ? [] : code(local.get(words.memory), local.get(word), store.i64(place))),
      ...code(local.get(word), i64.count, local.get(count), i64.add, local.set(count)),
    ]
  })
  const body: Code = [...found.code, ...yesWord, ...unknownWord, ...paidWord, ...counted, ...price.each]
  const end = counts.flatMap((count, index) => addTo(to.tally + index * 8, local.get(count)))
  return functionBody(draft, [...words.each(body, price.before), ...end, ...price.end])
}
