import {
  cancelPopulation,
  downloadPopulation,
  downloadPopulationBadRows,
  downloadPopulationTemplate,
  getPopulation,
  listPopulations,
  type PopulationFormat,
  removePopulation,
  startPopulation,
  uploadPopulation,
} from '@ceyuan/contract'
import type { PolicySet } from '@ceyuan/policy'
import { CivilDate, Problem, Result } from '@ceyuan/values'
import { type Binding, bind, type Call, type Download } from '../http/call.ts'
import type { Run } from './run.ts'
import type { PopulationRunner } from './runner.ts'
import type { HandedOut, PopulationService } from './service.ts'
import { templateFile } from './template-file.ts'
import { toPopulationRun } from './to-wire.ts'

const mediaTypes: Readonly<Record<PopulationFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  arrow: 'application/vnd.apache.arrow.file',
  parquet: 'application/vnd.apache.parquet',
}

const receive = async (service: PopulationService, { actor, write, parts, locale }: Call): Promise<Result<Run>> => {
  for await (const part of parts()) {
    if (part.kind === 'file') {
      return service.upload(actor, write, { fileName: part.filename, stream: part.stream, language: locale })
    }
  }
  return Result.failure(Problem.create('document.file-missing'))
}

const download = ({ run, stream }: HandedOut, format: PopulationFormat, word: string): Download => ({
  kind: 'download',
  mediaType: mediaTypes[format],
  filename: `${run.fileName.replace(/\.[^.]*$/u, '')}-${run.asked?.on ?? ''}-${word}.${format}`,
  content: stream,
})

/** Uploading files of enterprises, evaluating them, and handing out what came of it. */
export const populationRoutes = (
  service: PopulationService,
  runner: PopulationRunner,
  policies: () => PolicySet,
): readonly Binding[] => {
  const shown = (result: Result<Run>, { locale }: Call) =>
    Result.map(result, (run) => toPopulationRun(run, runner.reachedOf(run.id), locale))
  return [
    bind(uploadPopulation, async (call) => shown(await receive(service, call), call)),
    bind(listPopulations, async ({ actor, locale }) => {
      const runs = await service.list(actor)
      const items = runs.map((run) => toPopulationRun(run, runner.reachedOf(run.id), locale))
      return Result.success({ items, next: null })
    }),
    bind(getPopulation, async (call) => shown(await service.get(call.actor, call.params.id), call)),
    bind(startPopulation, async (call) => {
      const { on, output } = call.body
      const day = CivilDate.parse(on)
      if (day.kind === 'failure') return day
      return shown(await service.start(call.actor, call.write, call.params.id, { on: day.value, output }), call)
    }),
    bind(cancelPopulation, async (call) => shown(await service.cancel(call.actor, call.write, call.params.id), call)),
    bind(removePopulation, async (call) => shown(await service.remove(call.actor, call.write, call.params.id), call)),
    bind(downloadPopulation, async ({ actor, params }) =>
      Result.map(await service.result(actor, params.id), (found) =>
        download(found, found.run.asked?.output ?? 'csv', 'rows'),
      ),
    ),
    bind(downloadPopulationBadRows, async ({ actor, params }) =>
      Result.map(await service.badRows(actor, params.id), (found) => download(found, 'csv', 'bad-rows')),
    ),
    bind(downloadPopulationTemplate, async () =>
      Result.success({
        kind: 'download',
        mediaType: mediaTypes.csv,
        filename: 'facts.csv',
        content: templateFile(policies()),
      }),
    ),
  ]
}
