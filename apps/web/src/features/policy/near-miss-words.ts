import type { NearMiss } from '@ceyuan/contract'
import type { Language } from '../../i18n/language.ts'
import type { Say } from '../../i18n/use-messages.ts'
import type { Facts } from './use-facts.ts'
import { inLanguage, valueText } from './words.ts'

type Change = NearMiss['changes'][number]

/** A change of one fact as people say it, such as "3 million yuan more". */
export const changeText = (
  change: Change,
  { facts, t, language }: { readonly facts: Facts; readonly t: Say; readonly language: Language },
): string => {
  const entry = facts.get(change.fact)
  const fact = entry ? inLanguage(entry.label, language) : change.fact
  const { difference } = change
  switch (difference.kind) {
    case 'increase':
    case 'decrease':
      return t(`policy.change.${difference.kind}`, { fact, by: valueText(difference.by, change, { t, language }) })
    case 'earlier':
    case 'later':
      return t(`policy.change.${difference.kind}`, { fact, days: difference.days })
    case 'become':
      return typeof change.to?.value === 'boolean'
        ? t(change.to.value ? 'policy.change.yes' : 'policy.change.no', { fact })
        : t('policy.change.become', {
            fact,
            to: valueText(change.to, { ...change, values: entry?.values ?? [] }, { t, language }),
          })
  }
}

/** How far an increase has come: of what is needed how much there is; undefined where that is no share. */
export const reached = (change: Change): number | undefined => {
  const [from, to] = [change.from?.value, change.to?.value]
  if (change.difference.kind !== 'increase' || typeof from !== 'string' || typeof to !== 'string') return undefined
  const share = Number(from) / Number(to)
  return Number.isFinite(share) && share >= 0 && share <= 1 ? share : undefined
}
