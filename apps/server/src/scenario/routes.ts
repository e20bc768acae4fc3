import {
  changeScenario,
  compareScenarios,
  endScenario,
  exportScenario,
  getScenario,
  getScenarioPopulation,
  listScenarios,
  previewScenario,
  type SavedScenario,
  type ScenarioResult,
  saveScenario,
} from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { bind, type Binding } from '../http/call.ts'
import type { PopulationService } from './population-service.ts'
import type { PreviewAsker, PreviewService } from './preview-service.ts'
import type { SavedService } from './saved-service.ts'
import { toWorkbook } from './workbook.ts'

/** What the routes of scenarios call. */
export type ScenarioServices = {
  readonly populations: PopulationService
  readonly previews: PreviewService
  readonly saved: SavedService
}

type Compared = { scenario: SavedScenario; result: ScenarioResult }

const compare = async (
  { previews, saved }: ScenarioServices,
  asker: PreviewAsker,
  ids: readonly string[],
): Promise<Result<Compared[]>> => {
  const items: Compared[] = []
  for (const id of ids) {
    const found = await saved.get(asker.actor, id)
    if (found.kind === 'failure') return found
    const { versions: _versions, ...scenario } = found.value
    const result = await previews.preview(asker, scenario.content)
    if (result.kind === 'failure') return result
    items.push({ scenario, result: result.value })
  }
  return Result.success(items)
}

const savedRoutes = (services: ScenarioServices): readonly Binding[] => {
  const { saved } = services
  return [
    bind(listScenarios, async ({ actor, query }) =>
      Result.success({ items: await saved.list(actor, query.ended === 'true'), next: null }),
    ),
    bind(compareScenarios, async ({ actor, locale, signal, query }) =>
      Result.map(await compare(services, { actor, locale, signal }, query.ids.split(',')), (items) => ({
        items,
        next: null,
      })),
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
  bind(getScenarioPopulation, () => services.populations.reading()),
  bind(previewScenario, ({ actor, locale, signal, body }) =>
    services.previews.preview({ actor, locale, signal }, body),
  ),
  bind(exportScenario, async ({ actor, locale, signal, body }) => {
    const result = await services.previews.preview({ actor, locale, signal }, body.content)
    return Result.map(result, (found) => toWorkbook(found, body, locale))
  }),
  ...savedRoutes(services),
]
