/** The codes of every problem this package reports; codes are only ever added. */
export const feelProblems = [
  'feel.beyond-column',
  'feel.budget-depth',
  'feel.budget-size',
  'feel.budget-steps',
  'feel.budget-text',
  'feel.expected-expression',
  'feel.expected-operator',
  'feel.incomparable',
  'feel.invalid-pattern',
  'feel.invalid-temporal',
  'feel.money-times-money',
  'feel.not-callable',
  'feel.not-compilable',
  'feel.no-cases',
  'feel.no-such-property',
  'feel.operand-types',
  'feel.repeated-key',
  'feel.unclosed-bracket',
  'feel.unclosed-string',
  'feel.unknown-function',
  'feel.unknown-name',
  'feel.unknown-parameter',
  'feel.unknown-type',
  'feel.unreadable-case',
  'feel.unwanted-closing',
  'feel.wrong-argument',
  'feel.wrong-argument-count',
  'feel.wrong-type',
] as const

/** A code of this package. */
export type FeelProblemCode = (typeof feelProblems)[number]
