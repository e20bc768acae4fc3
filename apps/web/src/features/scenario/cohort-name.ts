import type { ScenarioResult } from '@ceyuan/contract'
import type { Language } from '../../i18n/language.ts'
import type { Say } from '../../i18n/use-messages.ts'
import { inLanguage } from '../policy/words.ts'

/** The ways in which a population is parted. */
export const cohortKinds = ['district', 'industry', 'size'] as const

/** One of these ways. */
export type CohortKind = (typeof cohortKinds)[number]

type Cohort = ScenarioResult['cohorts']['district'][number]

/** What a part of the population is called. */
export const cohortName = ({ key, label }: Pick<Cohort, 'key' | 'label'>, t: Say, language: Language): string => {
  if (key === '') return t('scenario.notRecorded')
  return label ? inLanguage(label, language) : t('scenario.staffFrom', { least: Number(key) })
}
