import { type FactChange, type PolicySet, shownValue } from '@ceyuan/policy'
import type { Voice } from './policy-words.ts'

/** The value of a fact as the report says it. */
export const shown = (set: PolicySet, fact: string, value: Parameters<typeof shownValue>[0], voice: Voice): string => {
  const text = shownValue(value, set.book.facts.get(fact))
  if (typeof text === 'boolean') return voice.say('truth', { value: text ? 'yes' : 'no' })
  return text ?? '?'
}

/** How one fact would have to change, in a sentence. */
export const changeText = (set: PolicySet, { fact, from, to, difference }: FactChange, voice: Voice): string => {
  const values = { fact, from: shown(set, fact, from, voice), to: shown(set, fact, to, voice) }
  switch (difference.kind) {
    case 'increase':
    case 'decrease':
      return voice.say(difference.kind, { ...values, by: shown(set, fact, difference.by, voice) })
    case 'become':
      return voice.say('become', values)
    default:
      return voice.say(difference.kind, { ...values, days: difference.days })
  }
}
