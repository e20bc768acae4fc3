import type { Locale } from '@ceyuan/contract'
import type { PlanReading, PlanTarget } from '@ceyuan/plan'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/plan-read.en.json' with { type: 'json' }
import zhCN from './locale/plan-read.zh-CN.json' with { type: 'json' }

/** The words that the command `plan read` says. */
export type Words = typeof zhCN

const catalogue: Readonly<Record<Locale, Words>> = { 'zh-CN': zhCN, en }

/** A sentence of the command in a language. */
export const say = (locale: Locale, key: keyof Words, values: Readonly<Record<string, string | number>> = {}): string =>
  String(new IntlMessageFormat(catalogue[locale][key], locale, undefined, { ignoreTag: true }).format({ ...values }))

const intervalOf = ({ min, max, strict }: PlanTarget, locale: Locale): string => {
  if (min !== null && max !== null) return say(locale, 'between', { min: String(min), max: String(max) })
  if (min !== null) return say(locale, strict ? 'over' : 'atLeast', { min: String(min) })
  return say(locale, strict ? 'under' : 'atMost', { max: String(max) })
}

const targetLine = (target: PlanTarget, locale: Locale): string =>
  say(locale, 'target', {
    quote: target.quote,
    interval: intervalOf(target, locale),
    unit: target.unit,
    by: target.by ?? 'none',
  })

const headLines = (reading: PlanReading, locale: Locale): readonly string[] => {
  const notSaid = say(locale, 'notSaid')
  const { title, documentNumber, issuer, issuedOn } = reading
  return [
    say(locale, 'title', { value: title ?? notSaid }),
    say(locale, 'documentNumber', { value: documentNumber ?? notSaid }),
    say(locale, 'issuer', { value: issuer ?? notSaid }),
    say(locale, 'issuedOn', { value: issuedOn ?? notSaid }),
    say(locale, 'summary', {
      sections: reading.sections.length,
      chapters: reading.sections.filter(({ level }) => level === 1).length,
      units: new Set(reading.sections.flatMap(({ responsibleUnits }) => responsibleUnits)).size,
      targets: reading.targets.length,
      measures: reading.measures.length,
    }),
  ]
}

/** What a plan says as an outline to be read by people. */
export const toOutline = (reading: PlanReading, locale: Locale): string => {
  const lines = [...headLines(reading, locale), '']
  for (const section of reading.sections) {
    const indent = '  '.repeat(section.level - 1)
    lines.push(`${indent}${section.number} ${section.heading}`.trimEnd())
    const isOwn = ({ section: path, start }: { readonly section: string; readonly start: number }): boolean =>
      path === section.path && start >= section.start && start < section.end
    for (const target of reading.targets.filter(isOwn)) lines.push(`${indent}  ${targetLine(target, locale)}`)
    for (const { quote } of reading.measures.filter(isOwn))
      lines.push(`${indent}  ${say(locale, 'measure', { quote })}`)
    if (section.responsibleUnits.length > 0) {
      lines.push(`${indent}  ${say(locale, 'units', { units: section.responsibleUnits.join(', ') })}`)
    }
  }
  return lines.join('\n')
}
