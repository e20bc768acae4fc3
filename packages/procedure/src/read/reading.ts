import type { Dictionary } from '@ceyuan/feel'
import type { Lines } from './lines.ts'
import type { Raw } from './raw.ts'

/** What reading a file needs everywhere: the facts that expressions may name, the lines, and ids that refer to nothing in the file. */
export type Reading = {
  /** Null lets expressions name anything. */
  readonly dictionary: Dictionary | null
  readonly lines: Lines
  readonly refersTo: (raw: Raw, property: string) => string | null
}

/** An element in whose name a problem is told. */
export type Site = { readonly id: string; readonly line: number }
