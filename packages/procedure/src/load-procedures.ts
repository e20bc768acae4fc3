import { Result } from '@ceyuan/values'
import type { Procedure } from './definition/procedure.ts'
import { readProcedures, type ReadOptions } from './read/read-procedures.ts'
import { soundnessProblems } from './soundness/soundness-problems.ts'

/** Reads the procedures of a file and refuses those that are not sound. */
export const loadProcedures = async (
  xml: string,
  options: ReadOptions = {},
): Promise<Result<readonly [Procedure, ...Procedure[]]>> =>
  Result.andThen(await readProcedures(xml, options), (procedures) => {
    const [first, ...rest] = procedures.flatMap(soundnessProblems)
    return first ? Result.failure(first, ...rest) : Result.success(procedures)
  })
