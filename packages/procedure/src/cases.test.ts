import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Procedure } from './definition/procedure.ts'
import { play } from './play/play.ts'
import { readFacts, readScript } from './play/script.ts'
import { readProcedures } from './read/read-procedures.ts'
import { soundnessProblems } from './soundness/soundness-problems.ts'

const folder = new URL('../cases/', import.meta.url)
type Case = {
  readonly rule: string
  readonly file: string
  readonly facts?: unknown
  readonly script?: unknown
}

/** The cases of `cases/cases.json`: a file, what is known and what happens, and what must come of it. */
const readCases = (): readonly Case[] => JSON.parse(readFileSync(new URL('cases.json', folder), 'utf8'))

/** Reads the procedures of a case file; throws where they cannot be read. */
const loadCase = async (file: string): Promise<readonly [Procedure, ...Procedure[]]> => {
  const read = await readProcedures(readFileSync(new URL(`${file}.bpmn`, folder), 'utf8'))
  if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
  return read.value
}

/** Plays a case file. */
const played = async (file: string, facts: unknown, script: unknown): Promise<unknown> => {
  const procedures = await loadCase(file)
  const [known, acts] = [readFacts(facts ?? {}), readScript(script ?? [])]
  if (known.kind === 'failure' || acts.kind === 'failure') throw new Error(`${file}: facts or script cannot be read`)
  const result = play(procedures, { facts: known.value, script: acts.value, at: '2026-01-01T00:00:00Z' })
  if (result.kind === 'failure') {
    const [{ code, values }] = result.problems
    return {
      trace: [],
      waiting: [],
      reason: null,
      problem: code,
      ...(values['element'] ? { element: values['element'] } : {}),
    }
  }
  const { trace, waiting, status, reason } = result.value
  return { trace, waiting, status, reason }
}

const files = readdirSync(folder).filter((name) => name.endsWith('.bpmn'))

describe('the execution cases', () => {
  it.each(readCases().map((each) => [`${each.rule} ${each.file} ${JSON.stringify(each.script ?? [])}`, each] as const))(
    '%s',
    async (_, given) => {
      const { rule: _rule, file, facts, script, ...expected } = given
      expect(await played(file, facts, script)).toEqual({ trace: [], waiting: [], reason: null, ...expected })
    },
  )

  it.each(files)('6.4 %s is sound', async (file) => {
    const procedures = await loadCase(file.replace('.bpmn', ''))
    expect(procedures.flatMap(soundnessProblems)).toEqual([])
  })
})
