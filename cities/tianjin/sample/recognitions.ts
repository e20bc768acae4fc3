import { type Enterprise, PLACES } from './enterprises.ts'
import type { Story } from './story.ts'
import { addDays, history, type Version } from './version.ts'

type Grant = {
  readonly enterprise: Enterprise
  readonly rung: string
  readonly on: string
  readonly expiredOn?: string
}

const BY = '示例·市科技局'
const NATIONAL = ['专精特新小巨人', '单项冠军']

const must = (enterprise: Enterprise | undefined): Enterprise => {
  if (enterprise === undefined) throw new Error('the story needs more enterprises')
  return enterprise
}

const grantsOf = (story: Story, enterprises: readonly Enterprise[]): readonly Grant[] => {
  const counted = Object.entries(story.ladder)
    .flatMap(([rung, dates]) => dates.map((on) => ({ rung, on })))
    .map((grant, index) => ({ ...grant, enterprise: must(enterprises[PLACES.ladder + index]) }))
  const twice = story.ladderTwice.map((on, index) => ({
    enterprise: must(enterprises[PLACES.ladder + index]),
    rung: '瞪羚企业',
    on,
  }))
  const other = Object.entries(story.ladderOther)
    .flatMap(([rung, dates]) => dates.map((on) => ({ rung, on })))
    .map((grant, index) => ({ ...grant, enterprise: must(enterprises[4 + index * 3]) }))
  const { recognisedOn, expiredOn } = story.ladderExpired
  const expired = { enterprise: must(enterprises[120]), rung: '雏鹰企业', on: recognisedOn, expiredOn }
  return [...counted, ...twice, ...other, expired].toSorted((one, next) => one.on.localeCompare(next.on))
}

/** Every recognition on the enterprise ladder, one of them expired, two enterprises on two rungs. */
export const recognitionRecords = (story: Story, enterprises: readonly Enterprise[]): readonly Version[] =>
  grantsOf(story, enterprises).flatMap((grant, index) => {
    const key = `示例-RD-${grant.on.slice(0, 4)}-${String(index + 1).padStart(3, '0')}`
    const set = {
      recognitionNumber: key,
      enterprise: grant.enterprise.creditCode,
      rung: grant.rung,
      biomanufacturing: true,
      status: '有效',
      recognisedOn: grant.on,
      validUntil: grant.expiredOn ?? addDays(grant.on, 1095),
      ...(NATIONAL.includes(grant.rung) ? {} : { issuer: grant.rung.startsWith('专精特新') ? 'gxj' : 'kjj' }),
      document: `示例认定〔${grant.on.slice(0, 4)}〕${grant.on.slice(5).replace('-', '')}`,
    }
    const expiry = grant.expiredOn === undefined ? [] : [{ on: addDays(grant.expiredOn, 1), set: { status: '到期' } }]
    return history(key, BY, [{ on: grant.on, set }, ...expiry], story)
  })
