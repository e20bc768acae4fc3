import { type Procedure, soundnessProblems } from '@ceyuan/procedure'
import type { Problem } from '@ceyuan/values'
import { sentence } from '@ceyuan/contract'
import { localeHere, print, printProblems } from './language.ts'
import { inFile, readAsked, readFileProcedures, sayOfProcedure } from './procedure-file.ts'

type Checked = { readonly procedures: readonly Procedure[]; readonly problems: readonly Problem[] }

const checkFile = async (file: string): Promise<Checked> => {
  const read = await readFileProcedures(file)
  if (read.kind === 'failure') return { procedures: [], problems: read.problems }
  const problems = read.value.flatMap(soundnessProblems).map((problem) => inFile(problem, file))
  return { procedures: read.value, problems }
}

const printJson = (procedures: readonly Procedure[], problems: readonly Problem[]): number => {
  const told = problems.map((problem) => ({ ...problem, sentence: sentence(problem, localeHere()) }))
  const counted = procedures.map(({ id, version, nodes }) => ({ id, version, elements: nodes.size }))
  print(JSON.stringify({ sound: problems.length === 0, procedures: counted, problems: told }, null, 2))
  return problems.length === 0 ? 0 : 1
}

/** `ceyuan procedure check FILE.bpmn… [--json]`: reads procedures and looks for what keeps them from ending. */
export const run = async (args: readonly string[]): Promise<number> => {
  const asked = readAsked('usage.check', args, [])
  if (typeof asked === 'number') return asked
  const checked = await Promise.all(asked.files.map(checkFile))
  const problems = checked.flatMap((each) => each.problems)
  const procedures = checked.flatMap((each) => each.procedures)
  if (asked.options['json'] === true) return printJson(procedures, problems)
  if (problems.length > 0) return printProblems(problems)
  for (const { id, name, version, nodes } of procedures) {
    print(sayOfProcedure('sound', { id, name, version, elements: nodes.size }))
  }
  return 0
}
