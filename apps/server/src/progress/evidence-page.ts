import type { EvidenceItem, EvidenceStanding, Locale } from '@ceyuan/contract'
import type { RegisterField } from '../city/city.ts'
import type { Scope } from '../database/database.ts'
import { inLanguage } from './commitment-line.ts'
import type { Counted } from './counted.ts'
import { listRecordVersions, type RecordVersion } from './evidence-store.ts'
import type { StandingRecord } from './evidence-timeline.ts'

const order: readonly EvidenceStanding[] = ['counted', 'pending', 'later', 'undated', 'duplicate', 'withdrawn']

const byStanding = (a: StandingRecord, b: StandingRecord): number =>
  order.indexOf(a.standing) - order.indexOf(b.standing) ||
  (b.version.on ?? '').localeCompare(a.version.on ?? '') ||
  a.version.id.localeCompare(b.version.id)

/** The records of one standing, or all, counted first, newest first. */
export const inOrder = (
  standings: readonly StandingRecord[],
  standing: EvidenceStanding | undefined,
): readonly StandingRecord[] =>
  standings.filter((record) => standing === undefined || record.standing === standing).toSorted(byStanding)

const shownOf = (field: RegisterField, value: unknown, locale: Locale): string => {
  if (typeof value !== 'string') return ''
  const choice = field.values?.find(({ id }) => id === value)
  return choice ? inLanguage(choice.label, locale) : value
}

/** The fields that a list of evidence shows beside the title, at most four. */
export const listedFields = ({ register }: Counted): readonly RegisterField[] =>
  register.fields.filter(({ id, list, type }) => list && id !== register.title && type !== 'money').slice(0, 4)

const becauseOf = ({ version, standing }: StandingRecord, record: RecordVersion | undefined): string | null => {
  if (standing !== 'withdrawn') return null
  const reason = record?.['reason']
  return version.endReason ?? (typeof reason === 'string' && reason !== '' ? reason : null)
}

/** Records as evidence, with the fields that the actor may see; a record hidden from the actor shows only that it counts. */
export const toEvidenceItems = async (
  scope: Scope,
  counted: Counted,
  records: readonly StandingRecord[],
  locale: Locale,
): Promise<readonly EvidenceItem[]> => {
  const seen = await listRecordVersions(
    scope,
    counted,
    records.map(({ version }) => version),
  )
  return records.map((record): EvidenceItem => {
    const { version, standing, sameAs } = record
    const row = seen.get(version.id)
    const title = row?.[counted.register.title]
    return {
      id: version.id,
      register: counted.register.id,
      title: typeof title === 'string' ? title : '',
      fields: listedFields(counted).map((field) => ({
        id: field.id,
        label: inLanguage(field.label, locale),
        value: shownOf(field, row?.[field.id], locale),
      })),
      on: version.on,
      standing,
      amount: standing === 'counted' ? version.amount / counted.divisor : null,
      sameAs,
      because: becauseOf(record, row),
      sample: row?.sample ?? false,
    }
  })
}
