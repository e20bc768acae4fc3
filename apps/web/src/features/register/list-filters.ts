import { type RecordFilter, type RegisterFieldInfo, type RegisterInfo, recordFilter } from '@ceyuan/contract'
import { z } from 'zod'
import type { Language } from '../../i18n/language.ts'
import type { Say } from '../../i18n/use-messages.ts'
import type { ListFilter } from '../../list/list-column.ts'
import { inLanguage } from './value.ts'

const conditions = z.array(recordFilter)
const prefix = 'f.'

const optionsOf = (field: RegisterFieldInfo, language: Language, t: Say): ListFilter['options'] => {
  if (field.type === 'boolean') {
    return [
      { value: 'true', label: t('register.yes') },
      { value: 'false', label: t('register.no') },
    ]
  }
  return field.values?.map(({ id, label }) => ({ value: id, label: inLanguage(label, language) }))
}

/** The filters that a register's list offers at once: search, and each closed set among the fields that lists show. */
export const filtersOf = (register: RegisterInfo, language: Language, t: Say): readonly ListFilter[] => [
  { id: 'q', label: t('register.search') },
  ...register.fields.flatMap((field) => {
    const options = field.list && field.type !== 'list' ? optionsOf(field, language, t) : undefined
    return options ? [{ id: prefix + field.id, label: inLanguage(field.label, language), options }] : []
  }),
  {
    id: 'ended',
    label: t('register.ended'),
    options: (['with', 'only'] as const).map((value) => ({ value, label: t(`register.ended.${value}`) })),
  },
]

/** The further conditions in an address; what cannot be read is no condition. */
export const readConditions = (text: string | undefined): readonly RecordFilter[] => {
  if (text === undefined || text === '') return []
  try {
    const read = conditions.safeParse(JSON.parse(text))
    return read.success ? read.data : []
  } catch {
    return []
  }
}

/** Everything that a list is filtered by, as the API takes it. */
export const toRecordFilters = (filters: Readonly<Record<string, string>>): string | undefined => {
  const chosen = Object.entries(filters).flatMap(([id, value]): readonly RecordFilter[] =>
    id.startsWith(prefix) && value !== '' ? [{ field: id.slice(prefix.length), op: 'is', value }] : [],
  )
  const all = [...chosen, ...readConditions(filters['where'])]
  return all.length === 0 ? undefined : JSON.stringify(all)
}

/** The comparisons that make sense for a field. */
export const comparisonsOf = ({ type }: RegisterFieldInfo): readonly RecordFilter['op'][] => {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'rate':
    case 'date':
      return ['min', 'max', 'is', 'empty', 'filled']
    case 'text':
    case 'longText':
    case 'list':
    case 'phone':
    case 'url':
      return ['has', 'empty', 'filled']
    default:
      return ['is', 'empty', 'filled']
  }
}
