import {
  createRecord,
  endRecord,
  endView,
  exportRecords,
  getRecord,
  getRegister,
  listRecords,
  listRecordVersions,
  listRegisters,
  listSavedViews,
  saveView,
  updateRecord,
} from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Feature, FeatureContext } from '../context.ts'
import { bind, bindText, type Binding } from '../http/call.ts'
import { RegisterCommands } from './commands.ts'
import { toExport } from './export.ts'
import { RegisterService } from './service.ts'
import { addView, endViewRow, listViews } from './view-store.ts'

const readBindings = (service: RegisterService): readonly Binding[] => [
  bind(listRegisters, async ({ actor }) => Result.success({ items: [...service.list(actor)], next: null })),
  bind(getRegister, async ({ actor, params }) => service.describe(actor, params.register)),
  bindText(listRecords, async ({ actor, params, query }) => service.records(actor, params.register, query)),
  bind(getRecord, async ({ actor, params, query }) =>
    Result.map(await service.record(actor, params.register, params.id, query.asOf), (record) => {
      const described = service.describe(actor, params.register)
      return { ...record, mayWrite: described.kind === 'success' && described.value.mayWrite }
    }),
  ),
  bind(listRecordVersions, async ({ actor, params }) =>
    Result.map(await service.versions(actor, params.register, params.id), (versions) => ({
      items: versions.map((version) => ({ ...version, changed: [...version.changed] })),
      next: null,
    })),
  ),
  bind(exportRecords, async ({ actor, params, query, locale, signal }) =>
    toExport(service, { actor, register: params.register, query, format: query.format, locale, signal }),
  ),
]

const writeBindings = (commands: RegisterCommands): readonly Binding[] => [
  bind(createRecord, async ({ actor, params, body, write }) =>
    commands.create({ actor, options: write, register: params.register }, body.fields),
  ),
  bind(updateRecord, async ({ actor, params, body, write }) =>
    commands.update({ actor, options: write, register: params.register }, params.id, body),
  ),
  bind(endRecord, async ({ actor, params, body, write }) =>
    commands.end({ actor, options: write, register: params.register }, params.id, body),
  ),
]

const viewBindings = ({ database }: FeatureContext, service: RegisterService): readonly Binding[] => [
  bind(listSavedViews, async ({ actor, params }) => {
    const seen = service.see(actor, params.register)
    if (seen.kind === 'failure') return seen
    const items = await database.read(actor, (scope) => listViews(scope, params.register))
    return Result.success({ items, next: null })
  }),
  bind(saveView, async ({ actor, params, body, write: options }) => {
    const seen = service.see(actor, params.register)
    if (seen.kind === 'failure') return seen
    return database.write(actor, options, async (write) => {
      const view = await addView(write, params.register, body)
      if (!view) return Result.failure(Problem.create('register.view-name-taken', { name: body.name }))
      await write.audit({ action: 'register.saveView', subject: { kind: 'savedView', id: view.id }, detail: {} })
      return Result.success(view)
    })
  }),
  bind(endView, async ({ actor, params, write: options }) =>
    database.write(actor, options, async (write) => {
      if (!(await endViewRow(write, params.id))) return Result.failure(Problem.create('register.view-not-found'))
      await write.audit({ action: 'register.endView', subject: { kind: 'savedView', id: params.id }, detail: {} })
      return Result.success({ id: params.id })
    }),
  ),
]

/** The registers: their declarations, records, history, exports and saved views. */
export const registerRoutes: Feature = (context) => {
  const service = new RegisterService(context)
  return [
    ...readBindings(service),
    ...writeBindings(new RegisterCommands(context, service)),
    ...viewBindings(context, service),
  ]
}
