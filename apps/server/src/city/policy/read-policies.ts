import { createPolicySet, noPolicies, type PolicySet } from '@ceyuan/policy'
import { type Place, Problem, Result } from '@ceyuan/values'
import type { YamlFile, YamlPath } from '../yaml-file.ts'
import { type PolicyFiles, toDeclared } from './to-declared.ts'

const toPath = (path: string): YamlPath =>
  path === '' ? [] : path.split('/').map((part) => (/^\d+$/.test(part) ? Number(part) : part))

const isQuoted = (text: string): boolean => text.startsWith("'") || text.startsWith('"')
const isBlock = (text: string): boolean => /^[|>]/.test(text)

// An expression's own line and column are counted on from where its text begins; a block begins on the next line.
const placeIn = (file: YamlFile<unknown>, at: Place): Place => {
  const path = toPath(at.path ?? '')
  const place = file.placeOf(path)
  const [line, column] = [at.line ?? 1, at.column ?? 1]
  const text = file.textAt(path)
  if (at.column === undefined) return place
  if (isBlock(text)) return { ...place, line: (place.line ?? 1) + line }
  if (line > 1) return { ...place, line: (place.line ?? 1) + line - 1 }
  return { ...place, column: (place.column ?? 1) + (isQuoted(text) ? 1 : 0) + column - 1 }
}

/** Makes the policies of a pack ready to run; or names what is wrong with them by file, line and column. */
export const readPolicies = (files: PolicyFiles | null, units: readonly string[]): Result<PolicySet> => {
  if (!files) return Result.success(noPolicies)
  const { declared, problems } = toDeclared(files, units)
  const all = new Map<string, YamlFile<unknown>>(
    [files.facts, ...files.policies, ...files.ladders].map((file) => [file.source, file]),
  )
  const [first, ...rest] = problems
  if (first) return Result.failure(first, ...rest)
  const made = createPolicySet(declared)
  if (made.kind === 'success') return made
  const [one, ...others] = made.problems.map(({ code, values, at }) => {
    const file = all.get(at?.source ?? '')
    return Problem.create(code, values, file && at ? placeIn(file, at) : at)
  })
  return one ? Result.failure(one, ...others) : made
}
