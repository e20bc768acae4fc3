import type { Readable } from 'node:stream'
import type { Locale, PopulationColumn } from '@ceyuan/contract'
import type { Fact } from '@ceyuan/policy'
import { Problem, Result } from '@ceyuan/values'
import { nearestName } from '../city/nearest-name.ts'
import { actorId } from '../database/actor-settings.ts'
import type { Actor, WriteOptions } from '../database/database.ts'
import { newId } from '../database/new-id.ts'
import { keepUpload } from '../import/upload.ts'
import { folderOf, removeFiles } from './files.ts'
import { inWorker } from './in-worker.ts'
import type { Run } from './run.ts'
import { daysAfter, named, type PopulationDeps } from './runner.ts'
import { addRun, countWithFiles } from './store.ts'
import type { Inspection } from './worker-task.ts'

/** A file as it comes, and the language of who brings it. */
export type IncomingPopulation = { readonly fileName: string; readonly stream: Readable; readonly language: Locale }

const mostKept = 5
const inspectSeconds = 30
/** So many days an uploaded file waits to be evaluated. */
export const unstartedDays = 1
const longestName = 200
// Finding a nearest name looks at every fact; a file of nothing but strange columns stays quick.
const mostNearest = 200

const columnsOf = (names: readonly string[], facts: ReadonlyMap<string, Fact>): readonly PopulationColumn[] => {
  const known = [...facts.keys()]
  let left = mostNearest
  return names.map((name) => {
    const fact = facts.get(name)
    if (fact) return { name, fact: { label: fact.label, kind: fact.kind }, nearest: null }
    left -= 1
    const short = name.slice(0, longestName)
    return { name: short, fact: null, nearest: left < 0 ? null : (nearestName(short, known) ?? null) }
  })
}

const inspect = async (path: string, file: string): Promise<Result<Inspection>> => {
  const following = { signal: new AbortController().signal, progress: () => undefined, mostSeconds: inspectSeconds }
  const found = await inWorker({ kind: 'inspect', path }, following)
  if (found.kind === 'failure') return Result.failure(named(found.problems[0], file))
  if (found.value.kind === 'inspection') return Result.success(found.value)
  throw new Error('an inspection gave an evaluation')
}

/**
 * Takes files of populations: each is read in a thread of its own for its columns, and nothing is evaluated yet.
 * An account has a few at a time.
 */
export const createUpload =
  ({ database, clock, uploadFolder, policies }: PopulationDeps) =>
  async (
    actor: Actor,
    options: WriteOptions,
    { fileName, stream, language }: IncomingPopulation,
  ): Promise<Result<Run>> => {
    const owner = actorId(actor)
    const kept = await database.read(actor, (scope) => countWithFiles(scope, owner))
    if (kept >= mostKept) {
      stream.resume()
      return Result.failure(Problem.create('population.too-many', { most: mostKept }))
    }
    const id = newId()
    const upload = await keepUpload(folderOf(uploadFolder, { id }), 'upload', stream)
    const name = fileName.slice(-255) || id
    const found = await inspect(upload.path, name)
    const at = clock()
    const keep = ({ format, columns, rows }: Inspection): Promise<Result<Run>> =>
      database.write<Run>(actor, options, async (write) => {
        const run: Run = {
          id,
          ownerId: owner,
          ownerName: actor.name,
          fileName: name,
          fileSize: upload.size,
          fileSha256: upload.sha256,
          format,
          rows,
          columns: columnsOf(columns, policies().book.facts),
          status: 'ready',
          asked: null,
          language,
          finding: null,
          problem: null,
          uploadedAt: at,
          finishedAt: null,
          keptUntil: daysAfter(at, unstartedDays),
        }
        await addRun(write, run)
        const detail = { sha256: upload.sha256, size: upload.size, format }
        await write.audit({ action: 'population.upload', subject: { kind: 'population', id }, detail })
        return Result.success(run)
      })
    const saved = found.kind === 'failure' ? found : await keep(found.value)
    if (saved.kind === 'failure' || saved.value.id !== id) await removeFiles(uploadFolder, { id })
    return saved
  }
