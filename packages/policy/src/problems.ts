/** The codes of every problem this package reports; codes are only ever added. */
export const policyProblems: readonly string[] = []
