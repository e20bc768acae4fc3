/** The codes of the problems that reading a plan can have. */
export const readingProblems = ['plan.no-sections', 'plan.text-empty', 'plan.text-too-long'] as const
