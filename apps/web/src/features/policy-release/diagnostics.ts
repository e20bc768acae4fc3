import type { DraftProblem } from '@ceyuan/contract'
import type { Diagnostic } from '@codemirror/lint'
import type { Text } from '@codemirror/state'

/** A problem of a draft's text with its place in the field; line and column begin at 1. */
export type FieldProblem = Pick<DraftProblem, 'detail' | 'line' | 'column'>

/** Problems as underlines in the text of a field: from their place to the end of the word there. */
export const toDiagnostics = (problems: readonly FieldProblem[], text: Text): Diagnostic[] =>
  problems.map(({ detail, line, column }) => {
    const at = text.line(Math.min(Math.max(line ?? 1, 1), text.lines))
    const from = Math.min(at.from + Math.max((column ?? 1) - 1, 0), at.to)
    const rest = at.text.slice(from - at.from)
    const length = /^[\p{L}\p{N}_]+|^\S+/u.exec(rest)?.[0].length ?? 0
    return { from, to: Math.max(from + length, from), severity: 'error', message: detail }
  })
