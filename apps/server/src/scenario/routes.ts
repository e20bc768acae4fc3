import {
  changeScenario,
  compareScenarios,
  endScenario,
  exportScenario,
  getScenario,
  exportComparison,
  getPolicyUptake,
  getScenarioRun,
  listScenarios,
  previewScenario,
  type SavedScenario,
  type ScenarioContent,
  saveScenario,
} from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { bind, type Binding } from '../http/call.ts'
import type { PreviewAsker, PreviewService } from './preview-service.ts'
import type { SavedService } from './saved-service.ts'
import type { UptakeService } from './uptake-service.ts'
import { toComparisonWorkbook, toWorkbook } from './workbook.ts'

/** What the routes of scenarios call. */
export type ScenarioServices = {
  readonly previews: PreviewService
  readonly saved: SavedService
  readonly uptake: UptakeService
}

const compare = async ({ previews, saved }: ScenarioServices, asker: PreviewAsker, ids: readonly string[]) => {
  const scenarios: SavedScenario[] = []
  for (const id of ids) {
    const found = await saved.get(asker.actor, id)
    if (found.kind === 'failure') return found
    const { versions: _versions, ...scenario } = found.value
    scenarios.push(scenario)
  }
  const ran = await previews.preview(
    asker,
    scenarios.map(({ content }) => content),
  )
  return Result.map(ran, ({ results, comparison }) => ({
    items: scenarios.flatMap((scenario, place) => {
      const result = results[place]
      return result ? [{ scenario, result }] : []
    }),
    comparison,
    next: null,
  }))
}

const preview = async ({ previews }: ScenarioServices, asker: PreviewAsker, content: ScenarioContent) =>
  Result.map(await previews.preview(asker, [content]), ({ results }) => {
    const [result] = results
    if (!result) throw new Error('A scenario gives a result')
    return result
  })

const savedRoutes = (services: ScenarioServices): readonly Binding[] => {
  const { saved } = services
  return [
    bind(listScenarios, async ({ actor, query }) =>
      Result.success({ items: await saved.list(actor, query.ended === 'true'), next: null }),
    ),
    bind(compareScenarios, ({ actor, locale, signal, query }) =>
      compare(services, { actor, locale, signal, run: query.run }, query.ids.split(',')),
    ),
    bind(exportComparison, async ({ actor, locale, signal, query }) =>
      Result.map(await compare(services, { actor, locale, signal, run: undefined }, query.ids.split(',')), (found) =>
        toComparisonWorkbook(found, locale),
      ),
    ),
    bind(getScenario, ({ actor, params }) => saved.get(actor, params.id)),
    bind(saveScenario, ({ actor, write, body }) => saved.save(actor, write, body)),
    bind(changeScenario, ({ actor, write, params, body }) => {
      const { version, ...rest } = body
      return saved.change(actor, write, { id: params.id, version }, rest)
    }),
    bind(endScenario, ({ actor, write, params, body }) =>
      saved.end(actor, write, { id: params.id, version: body.version }, body.reason),
    ),
  ]
}

/** What policies would bring if they were changed: worked out at once, saved, compared, exported. */
export const scenarioRoutes = (services: ScenarioServices): readonly Binding[] => [
  bind(getScenarioRun, async ({ actor, params }) => {
    const found = services.previews.run(actor, params.id)
    return Result.success(found ?? { step: null, done: 0, of: 0 })
  }),
  bind(previewScenario, ({ actor, locale, signal, query, body }) =>
    preview(services, { actor, locale, signal, run: query.run }, body),
  ),
  bind(exportScenario, async ({ actor, locale, signal, body }) => {
    const result = await preview(services, { actor, locale, signal, run: undefined }, body.content)
    return Result.map(result, (found) => toWorkbook(found, body, locale))
  }),
  bind(getPolicyUptake, ({ actor, locale, signal, query: { run, ...asked } }) =>
    services.uptake.read({ actor, locale, signal, run }, asked),
  ),
  ...savedRoutes(services),
]
