import { contextBuiltins } from './context.ts'
import { listBuiltins } from './list.ts'
import { logicBuiltins } from './logic.ts'
import { numberBuiltins } from './number.ts'
import { rangeBuiltins } from './range.ts'
import type { Builtin } from './signature.ts'
import { statisticsBuiltins } from './statistics.ts'
import { stringBuiltins } from './string.ts'
import { temporalBuiltins } from './temporal.ts'

/** Every built-in function by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [
    stringBuiltins,
    numberBuiltins,
    listBuiltins,
    statisticsBuiltins,
    contextBuiltins,
    temporalBuiltins,
    rangeBuiltins,
    logicBuiltins,
  ]
    .flat()
    .map((declared) => [declared.name, declared]),
)
