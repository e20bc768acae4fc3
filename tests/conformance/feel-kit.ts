import { existsSync, readFileSync } from 'node:fs'
import { type FeelCase, readCases } from '@ceyuan/feel'

const file = new URL('../../../shared/conformance/dmn-tck/feel-cases.json', import.meta.url)

/** Whether the DMN conformance cases lie beside this checkout; where everything is required they must. */
export const isKitThere: boolean = existsSync(file)

/** Says in one line what is not run, where the cases are not there. */
export const tellMissingKit = (): void => {
  if (isKitThere) return
  process.stdout.write('Not run: the DMN conformance cases are not beside this checkout (../shared/conformance).\n')
}

/** Gives the cases of the kit. */
export const kitCases = (): readonly FeelCase[] => {
  const cases = readCases(readFileSync(file, 'utf8'))
  if (cases.kind === 'failure') throw new Error(JSON.stringify(cases.problems))
  return cases.value
}
