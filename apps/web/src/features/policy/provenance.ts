import type { FactProvenance } from '@ceyuan/contract'
import { formatInstantDay } from '../../format/date.ts'
import type { Language } from '../../i18n/language.ts'
import type { Say } from '../../i18n/use-messages.ts'
import { inLanguage } from './words.ts'

/** What telling an origin needs besides it. */
export type Telling = {
  readonly t: Say
  readonly language: Language
  readonly timeZone: string | undefined
  readonly namesOf: (facts: readonly string[]) => string
}

/** Where a value came from, in words: which register and when, or who said it and whether anyone looked. */
export const provenanceText = (from: FactProvenance | null, { t, language, timeZone, namesOf }: Telling): string => {
  if (from === null) return t('policy.from.nobody')
  switch (from.kind) {
    case 'register': {
      const values = {
        register: inLanguage(from.register.label, language),
        field: inLanguage(from.field.label, language),
      }
      return from.recordedAt === null
        ? t('policy.from.registerEmpty', values)
        : t('policy.from.register', { ...values, on: formatInstantDay(from.recordedAt, timeZone) })
    }
    case 'supplied':
      return from.verified === null
        ? t('policy.from.supplied', { on: formatInstantDay(from.at, timeZone) })
        : t('policy.from.verified', { by: from.verified.by, on: formatInstantDay(from.verified.at, timeZone) })
    case 'formula':
      return t('policy.from.formula', { facts: namesOf(from.facts) })
    case 'answer':
      return t('policy.from.answer')
  }
}
