import {
  cancelImport,
  checkImport,
  downloadBadRows,
  downloadTemplate,
  getImport,
  listBadCells,
  listImports,
  type Locale,
  runImport,
  startImport,
  undoImport,
} from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Actor } from '../database/database.ts'
import { type Binding, bind, type Call } from '../http/call.ts'
import { toBadRowsFile } from './bad-rows-file.ts'
import type { ImportDeps } from './jobs.ts'
import type { ImportRun } from './run.ts'
import type { ImportService } from './service.ts'
import type { BadRow } from './store.ts'
import { toTemplateFile } from './template-file.ts'
import { toBadCells, toImportState, type WireContext } from './to-wire.ts'

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const receive = async (
  service: ImportService,
  { actor, write, parts, params }: Call<{ readonly register: string }>,
) => {
  for await (const part of parts()) {
    if (part.kind === 'file') {
      return service.start(actor, write, params.register, { fileName: part.filename, stream: part.stream })
    }
  }
  return Result.failure(Problem.create('document.file-missing'))
}

async function* badRowsOf(service: ImportService, actor: Actor, id: string): AsyncGenerator<readonly BadRow[]> {
  for (let after = 0; ;) {
    const rows = await service.badRows(actor, id, after, 500)
    if (rows.kind === 'failure' || rows.value.length === 0) return
    yield rows.value
    after = rows.value.at(-1)?.row ?? after
  }
}

/** Uploading, mapping, checking, writing, cancelling and undoing imports. */
export const importRoutes = (service: ImportService, { registers }: ImportDeps): readonly Binding[] => {
  const contextOf = async (actor: Actor, register: string, locale: Locale): Promise<Result<WireContext>> => {
    const described = registers.describe(actor, register)
    if (described.kind === 'failure') return described
    return Result.success({ ...described.value, lookup: await registers.lookup(actor, register), locale })
  }
  const state = async (result: Result<ImportRun>, { actor, locale }: Call) => {
    if (result.kind === 'failure') return result
    const context = await contextOf(actor, result.value.register, locale)
    return Result.map(context, (known) => toImportState(result.value, known))
  }

  return [
    bind(startImport, async (call) => state(await receive(service, call), call)),
    bind(listImports, async ({ actor, params, locale }) => {
      const runs = await service.list(actor, params.register)
      if (runs.kind === 'failure') return runs
      const context = await contextOf(actor, params.register, locale)
      return Result.map(context, (known) => ({ items: runs.value.map((run) => toImportState(run, known)), next: null }))
    }),
    bind(getImport, async (call) => state(await service.get(call.actor, call.params.id), call)),
    bind(checkImport, async (call) =>
      state(await service.check(call.actor, call.write, call.params.id, call.body.columns), call),
    ),
    bind(listBadCells, async ({ actor, params, query, locale }) => {
      const run = await service.get(actor, params.id)
      if (run.kind === 'failure') return run
      const rows = await service.badRows(actor, params.id, Number(query.cursor ?? 0) || 0, query.limit)
      return Result.map(rows, (found) => ({
        items: toBadCells(run.value, found, locale),
        next: found.length === query.limit ? String(found.at(-1)?.row ?? 0) : null,
      }))
    }),
    bind(downloadBadRows, async ({ actor, params, locale }) =>
      Result.map(await service.get(actor, params.id), (run) => ({
        kind: 'download',
        mediaType: workbook,
        filename: `${run.fileName.replace(/\.[^.]*$/u, '')}-${run.counts.bad}.xlsx`,
        content: toBadRowsFile(run, badRowsOf(service, actor, params.id), locale),
      })),
    ),
    bind(runImport, async (call) =>
      state(await service.run(call.actor, call.write, call.params.id, call.body.mode), call),
    ),
    bind(cancelImport, async (call) => state(await service.cancel(call.actor, call.write, call.params.id), call)),
    bind(undoImport, async (call) =>
      state(await service.undo(call.actor, call.write, call.params.id, call.body.reason), call),
    ),
    bind(downloadTemplate, async ({ actor, params, locale }) => {
      const described = registers.describe(actor, params.register)
      if (described.kind === 'failure') return described
      const { label, fields } = described.value
      return Result.success({
        kind: 'download',
        mediaType: workbook,
        filename: `${locale === 'en' ? label.en : label.zh}.xlsx`,
        content: await toTemplateFile(locale === 'en' ? label.en : label.zh, fields, locale),
      })
    }),
  ]
}
