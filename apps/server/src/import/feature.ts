import type { Feature } from '../context.ts'
import { createRegisterPort } from '../register/import-port.ts'
import type { ImportDeps } from './jobs.ts'
import { importRoutes } from './routes.ts'
import { ImportRunner } from './runner.ts'
import { createImportService } from './service.ts'

/** Imports of files into registers; those that a stop of the server interrupted go on when it answers again. */
export const importFeature: Feature = ({ database, clock, city, uploadFolder, lifetime, reportFailure }) => {
  const deps: ImportDeps = { database, clock, registers: createRegisterPort(city, database), folder: uploadFolder }
  const runner = new ImportRunner(deps, (error, { id }) => reportFailure(error, `import ${id}`))
  lifetime.onReady(() => runner.resume())
  lifetime.onClose(() => runner.stop())
  return importRoutes(createImportService(deps, runner), deps)
}
