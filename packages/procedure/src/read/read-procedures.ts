import type { Dictionary } from '@ceyuan/feel'
import { Problem, Result } from '@ceyuan/values'
import type { Procedure } from '../definition/procedure.ts'
import { shapeProblems } from './check-shape.ts'
import { linesOf } from './lines.ts'
import { parseFile } from './parse-file.ts'
import { extensionOf, flagOf, idOf, partsOf, type Raw, textOf, typeOf, vendorAttribute } from './raw.ts'
import { readScope } from './read-scope.ts'
import type { Reading } from './reading.ts'

/** How a file is read. */
export type ReadOptions = {
  /** The facts that expressions may name, with their types; without it they may name anything. */
  readonly dictionary?: Dictionary
  /** The version of the procedures; without it the file's own version tag, else `1`. */
  readonly version?: string
}

const versionOf = (process: Raw): string =>
  vendorAttribute(process, 'versionTag') ?? textOf(extensionOf(process, 'versionTag'), 'value') ?? '1'

const frozen = <K, V extends object>(entries: readonly (readonly [K, V])[]): ReadonlyMap<K, V> => new Map(entries)

const readProcess = (process: Raw, reading: Reading, options: ReadOptions): Result<Procedure> => {
  const id = idOf(process)
  return Result.andThen(readScope(process, false, reading), ({ nodes, flows, scopes }) => {
    const procedure: Procedure = Object.freeze({
      kind: 'procedure',
      id,
      name: textOf(process, 'name') ?? id,
      version: options.version ?? versionOf(process),
      nodes: frozen(nodes.map((node) => [node.id, node])),
      flows: frozen(flows.map((flow) => [flow.id, flow])),
      scopes: frozen(scopes.map((scope) => [scope, Object.freeze(nodes.filter((node) => node.scope === scope))])),
    })
    const [first, ...rest] = shapeProblems(procedure)
    return first ? Result.failure(first, ...rest) : Result.success(procedure)
  })
}

// Where some processes say that they may be executed, the others only show the other side of a conversation.
const executable = (definitions: Raw): readonly Raw[] => {
  const all = partsOf(definitions, 'rootElements').filter(
    (raw) => typeOf(raw) === 'Process' && partsOf(raw, 'flowElements').length > 0,
  )
  const said = all.filter((raw) => flagOf(raw, 'isExecutable'))
  return said.length > 0 ? said : all
}

// The main one first: that which no other of the file calls.
const mainFirst = (procedures: readonly Procedure[]): readonly Procedure[] => {
  const called = new Set(
    procedures.flatMap(({ id, nodes }) =>
      [...nodes.values()].flatMap((node) => (node.kind === 'call' && node.called !== id ? [node.called] : [])),
    ),
  )
  return procedures.toSorted((a, b) => Number(called.has(a.id)) - Number(called.has(b.id)))
}

/**
 * Reads the procedures of a BPMN 2.0 file: first the one that no other calls.
 * What is outside the subset is refused by element and line; every problem comes back.
 */
export const readProcedures = async (
  xml: string,
  options: ReadOptions = {},
): Promise<Result<readonly [Procedure, ...Procedure[]]>> => {
  const file = await parseFile(xml)
  if (file.kind === 'failure') return file
  const { definitions, refersTo } = file.value
  const reading: Reading = { dictionary: options.dictionary ?? null, lines: linesOf(xml), refersTo }
  const read = Result.all(executable(definitions).map((process) => readProcess(process, reading, options)))
  return Result.andThen(read, (procedures) => {
    const [first, ...rest] = mainFirst(procedures)
    return first ? Result.success([first, ...rest] as const) : Result.failure(Problem.create('procedure.no-process'))
  })
}
