import { getPublicPlan, locales, type CommitmentLine, type getPublicProgress, type Locale } from '@ceyuan/contract'
import { compareLights } from '@ceyuan/plan'
import type { CivilDate } from '@ceyuan/values'
import type { z } from 'zod'
import { planPage } from './plan-page.ts'
import type { ProgressSnapshot } from './progress-snapshot.ts'
import type { Publication } from './publication-store.ts'

const publicLine = (line: CommitmentLine) => ({
  id: line.id,
  kind: line.kind,
  title: line.title,
  section: line.section,
  quote: line.quote,
  start: line.start,
  end: line.end,
  basis: line.basis,
  light: line.light,
  margin: line.margin,
  actual: line.actual,
  completion: line.completion,
  dueOn: line.dueOn,
  dataAsOf: line.dataAsOf,
  target: line.target,
  lead: line.lead,
  support: line.support,
})

const inOneLanguage = (snapshot: ProgressSnapshot, asOf: CivilDate, locale: Locale) => {
  const { plan, sample, text, sections, counts, commitments } = planPage(snapshot, asOf, asOf, locale)
  return { sample, plan, counts, text, sections, commitments: commitments.map(publicLine) }
}

/** What a publication keeps: all that the public will see, by language. */
export const publicContent = (snapshot: ProgressSnapshot, asOf: CivilDate) =>
  Object.fromEntries(locales.map((locale) => [locale, inOneLanguage(snapshot, asOf, locale)]))

const worstFirst = <Line extends Pick<CommitmentLine, 'kind' | 'light' | 'start'>>(lines: readonly Line[]): Line[] =>
  lines.filter(({ kind }) => kind === 'target').toSorted((a, b) => compareLights(a.light, b.light) || a.start - b.start)

/** The public pages of one publication in one language. */
export type PublicPages = {
  readonly plan: z.output<typeof getPublicPlan.output>
  readonly progress: z.output<typeof getPublicProgress.output>
}

/** The pages of a publication: the plan with its lights, and the targets in the order that lights are listed, worst first. */
export const toPublicPages = ({ asOf, publishedAt, content }: Publication): PublicPages => {
  const plan = getPublicPlan.output.parse({ asOf, publishedAt, ...(typeof content === 'object' ? content : {}) })
  const { text: _text, sections: _sections, commitments, ...head } = plan
  return { plan, progress: { ...head, targets: worstFirst(commitments) } }
}
