/** The codes of the problems that reading a plan can have. */
export const readingProblems = ['plan.no-sections', 'plan.text-empty', 'plan.text-too-long'] as const

/** The codes of the problems that correcting a draft can have. */
export const draftProblems = [
  'plan.binding-field-unknown',
  'plan.binding-indicator-unknown',
  'plan.binding-register-unknown',
  'plan.binding-title-missing',
  'plan.commitment-unknown',
  'plan.figure-empty',
  'plan.figure-missing',
  'plan.merge-apart',
  'plan.section-unknown',
  'plan.span-invalid',
  'plan.span-outside-sections',
  'plan.split-outside',
  'plan.unit-unknown',
] as const
