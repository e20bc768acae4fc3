import type { Dated } from '../clause/version.ts'
import type { Compiled } from '../expression/compile.ts'
import type { Rung } from './rung.ts'

/** A version of a rung ready to run: its conditions and bands, compiled, by their text. */
export type ReadyRung = Dated & { readonly rung: Rung; readonly compiled: ReadonlyMap<string, Compiled> }
