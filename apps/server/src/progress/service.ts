import type { EvidenceItem, EvidenceStanding, Locale } from '@ceyuan/contract'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import type { Indicator } from '../city/city.ts'
import type { FeatureContext } from '../context.ts'
import { systemActor } from '../database/actors.ts'
import type { Actor, Database, WriteOptions } from '../database/database.ts'
import { cockpitPage } from './cockpit-page.ts'
import { commitmentPage, type View } from './commitment-page.ts'
import { listConfirmations } from './confirmation-store.ts'
import { evidenceCountsOf } from './definition.ts'
import type { EvidenceTable } from './evidence-export.ts'
import { inOrder, listedFields, toEvidenceItems } from './evidence-page.ts'
import { listRecordVersions } from './evidence-store.ts'
import { factsAt } from './indicator-facts.ts'
import { indicatorList, indicatorPage } from './indicator-page.ts'
import { inLanguage } from './commitment-line.ts'
import type { TitleOf } from './latest-evidence.ts'
import { confirm, type ConfirmationInput } from './milestone-confirmation.ts'
import { planPage } from './plan-page.ts'
import type { PlanCommitment } from './plan-commitment.ts'
import { createProgressSource } from './progress-source.ts'
import type { ProgressSnapshot } from './progress-snapshot.ts'
import { publicContent, toPublicPages, type PublicPages } from './public-page.ts'
import { addPublication, findLatestPublicationId, getPublication } from './publication-store.ts'
import { newId } from '../database/new-id.ts'

/** What progress is built from. */
export type ProgressContext = Pick<FeatureContext, 'database' | 'city' | 'today'>

/** As of when, where the caller says so. */
export type AsOf = { readonly asOf?: string | undefined }

/** Which evidence, and which page of it. */
export type EvidenceQuery = AsOf & {
  readonly standing?: EvidenceStanding | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

const exportBatch = 500

const titlesFor =
  (database: Database): TitleOf =>
  async (counted, version) => {
    if (counted.register.visibility === 'restricted') return null
    const rows = await database.read(systemActor, (scope) => listRecordVersions(scope, counted, [version]))
    const title = rows.get(version.id)?.[counted.register.title]
    return typeof title === 'string' ? title : null
  }

const unknown = (code: string, found: string, known: readonly string[]): Result<never> =>
  Result.failure(Problem.create(code, { found, known: known.slice(0, 50) }))

const createAsk = ({ database, city, today }: ProgressContext) => {
  const source = createProgressSource(database, city)
  const viewOf = ({ asOf }: AsOf, locale: Locale): Result<View> => {
    const now = today()
    if (!CivilDate.is(now)) throw new Error(`Not a day: ${now}`)
    if (asOf === undefined) return Result.success({ asOf: now, today: now, locale })
    const day = CivilDate.parse(asOf)
    if (day.kind === 'failure') return day
    return day.value > now
      ? Result.failure(Problem.create('progress.as-of-in-future', { found: asOf, today: now }))
      : Result.success({ asOf: day.value, today: now, locale })
  }
  return async <T>(
    query: AsOf,
    locale: Locale,
    answer: (snapshot: ProgressSnapshot, view: View) => Promise<Result<T>> | Result<T>,
  ): Promise<Result<T>> => {
    const view = viewOf(query, locale)
    if (view.kind === 'failure') return view
    const snapshot = await source.current()
    return snapshot ? answer(snapshot, view.value) : Result.failure(Problem.create('progress.plan-not-found'))
  }
}

const commitmentIn = ({ model }: ProgressSnapshot, id: string): Result<PlanCommitment> => {
  const { commitments } = model.plan
  const found = commitments.find((commitment) => commitment.id === id)
  const known = commitments.map((commitment) => commitment.id)
  return found ? Result.success(found) : unknown('progress.commitment-not-found', id, known)
}

const indicatorIn = ({ model }: ProgressSnapshot, id: string): Result<Indicator> => {
  const { indicators } = model.city
  const found = indicators.find((indicator) => indicator.id === id)
  const known = indicators.map((indicator) => indicator.id)
  return found ? Result.success(found) : unknown('progress.indicator-not-found', id, known)
}

const evidenceOf = (snapshot: ProgressSnapshot, id: string, asOf: CivilDate) => {
  const counted = snapshot.model.counted.get(id)
  if (!counted) throw new Error(`Nothing is counted as ${id}`)
  return { counted, facts: factsAt(counted, snapshot.timelineOf(id), asOf) }
}

/** Reading how the plan stands; every answer is as of a day, today unless said. */
const createReading = (context: ProgressContext, ask: ReturnType<typeof createAsk>) => {
  const { database } = context
  const titleOf = titlesFor(database)
  return {
    cockpit: (query: AsOf, locale: Locale) =>
      ask(query, locale, async (snapshot, view) => {
        const name = `cockpit ${view.asOf} ${view.today} ${locale}`
        return Result.success(await snapshot.page(name, () => cockpitPage(snapshot, view, titleOf)))
      }),
    plan: (_actor: Actor, query: AsOf, locale: Locale) =>
      ask(query, locale, async (snapshot, { asOf, today }) => {
        const name = `plan ${asOf} ${today} ${locale}`
        return Result.success(await snapshot.page(name, async () => planPage(snapshot, asOf, today, locale)))
      }),
    commitment: (actor: Actor, id: string, query: AsOf, locale: Locale) =>
      ask(query, locale, async (snapshot, view) => {
        const commitment = commitmentIn(snapshot, id)
        if (commitment.kind === 'failure') return commitment
        return Result.success(
          await database.read(actor, (scope) => commitmentPage(scope, snapshot, commitment.value, view)),
        )
      }),
    /** Which milestones were confirmed, by whom and when. */
    confirmations: (actor: Actor) => database.read(actor, (scope) => listConfirmations(scope, context.city.timeZone)),
    indicators: (query: AsOf, locale: Locale) =>
      ask(query, locale, (snapshot, { asOf }) => Result.success(indicatorList(snapshot, asOf, locale))),
    indicator: (id: string, query: AsOf, locale: Locale) =>
      ask(query, locale, (snapshot, view) =>
        Result.map(indicatorIn(snapshot, id), (indicator) => indicatorPage(snapshot, indicator, view)),
      ),
    /** The evidence in pages; the cursor is the last record of the page before. */
    evidence: (actor: Actor, id: string, query: EvidenceQuery, locale: Locale) =>
      ask(query, locale, async (snapshot, { asOf }) => {
        const indicator = indicatorIn(snapshot, id)
        if (indicator.kind === 'failure') return indicator
        const { counted, facts } = evidenceOf(snapshot, id, asOf)
        const all = inOrder(facts.standings, query.standing)
        const from = all.findIndex(({ version }) => version.id === query.cursor) + 1
        const page = all.slice(from, from + query.limit)
        const items = await database.read(actor, (scope) => toEvidenceItems(scope, counted, page, locale))
        const next = from + query.limit < all.length ? (page.at(-1)?.version.id ?? null) : null
        return Result.success({ asOf, counts: evidenceCountsOf(facts), items: [...items], next })
      }),
    /** The evidence as a table, read in batches while it is written. */
    evidenceTable: (actor: Actor, id: string, query: Omit<EvidenceQuery, 'limit'>, locale: Locale) =>
      ask(query, locale, (snapshot, { asOf }): Result<EvidenceTable> =>
        Result.map(indicatorIn(snapshot, id), (indicator) => {
          const { counted, facts } = evidenceOf(snapshot, id, asOf)
          const all = inOrder(facts.standings, query.standing)
          const batches = async function* (): AsyncGenerator<readonly EvidenceItem[]> {
            for (let from = 0; from < all.length; from += exportBatch) {
              const batch = all.slice(from, from + exportBatch)
              yield await database.read(actor, (scope) => toEvidenceItems(scope, counted, batch, locale))
            }
          }
          const name = `${inLanguage(indicator.label, locale)} ${asOf}`
          const labels = listedFields(counted).map((field) => inLanguage(field.label, locale))
          return { name, labels, unit: indicator.unit, locale, batches: batches() }
        }),
      ),
  }
}

/** What a person does: confirming a milestone, publishing the progress. */
const createActing = (context: ProgressContext, ask: ReturnType<typeof createAsk>) => {
  const { database, city } = context
  const published = new Map<string, PublicPages>()
  return {
    confirm: (actor: Actor, options: WriteOptions, input: ConfirmationInput) =>
      ask({}, 'zh-CN', async (snapshot, { today }) => {
        const commitment = commitmentIn(snapshot, input.commitment)
        if (commitment.kind === 'failure') return commitment
        const id = newId()
        return database.write(actor, options, (write) =>
          confirm(write, { city, commitment: commitment.value, today, id, input }),
        )
      }),
    publish: (actor: Actor, options: WriteOptions, input: AsOf & { readonly reason: string }) =>
      ask(input, 'zh-CN', (snapshot, { asOf }) =>
        database.write(actor, options, async (write) => {
          const id = newId()
          const content = publicContent(snapshot, asOf)
          await addPublication(write, { id, asOf, reason: input.reason, content })
          await write.audit({
            action: 'progress.publish',
            subject: { kind: 'progress', id },
            detail: { asOf },
            reason: input.reason,
          })
          return Result.success({ id, asOf, publishedAt: write.at })
        }),
      ),
    /** What the public sees: the latest publication, exactly as it was published. */
    published: async (actor: Actor, locale: Locale): Promise<Result<PublicPages>> => {
      const id = await database.read(actor, findLatestPublicationId)
      if (id === undefined) return Result.failure(Problem.create('progress.publication-not-found'))
      const key = `${id} ${locale}`
      const known = published.get(key)
      if (known) return Result.success(known)
      const pages = toPublicPages(await database.read(actor, (scope) => getPublication(scope, id, locale)))
      if (published.size > 20) published.clear()
      published.set(key, pages)
      return Result.success(pages)
    },
  }
}

/** How the plan stands, and what people do about it. */
export type ProgressService = ReturnType<typeof createReading> & ReturnType<typeof createActing>

/** The progress of a city. It keeps the evidence in memory: a server has one, see `progressServiceOf`. */
export const createProgressService = (context: ProgressContext): ProgressService => {
  const ask = createAsk(context)
  return Object.freeze({ ...createReading(context, ask), ...createActing(context, ask) })
}

const services = new WeakMap<Database, ProgressService>()

/** The one progress service of a database. */
export const progressServiceOf = (context: ProgressContext): ProgressService => {
  const service = services.get(context.database) ?? createProgressService(context)
  services.set(context.database, service)
  return service
}
