/** The codes of every problem this package reports; codes are only ever added. */
export const procedureProblems = [
  'procedure.ambiguous-start',
  'procedure.case-over',
  'procedure.dangling-reference',
  'procedure.dead-end',
  'procedure.endless-play',
  'procedure.endless-step',
  'procedure.expression-failed',
  'procedure.facts-wrong',
  'procedure.never-ends',
  'procedure.no-flow-taken',
  'procedure.no-process',
  'procedure.not-xml',
  'procedure.other-version',
  'procedure.piles-up',
  'procedure.repeated-id',
  'procedure.script-unmet',
  'procedure.script-wrong',
  'procedure.shape-wrong',
  'procedure.task-not-waiting',
  'procedure.time-unreadable',
  'procedure.too-many-states',
  'procedure.unawaited-message',
  'procedure.unmappable',
  'procedure.unreachable',
  'procedure.unsupported',
] as const

/** A code of this package. */
export type ProcedureProblemCode = (typeof procedureProblems)[number]
