import { bundleProblems } from './bundle/problems.ts'

const setProblems = [
  'policy.amount-negative',
  'policy.amount-too-large',
  'policy.applicant-shape',
  'policy.cap-never-binds',
  'policy.ceiling-never-binds',
  'policy.ceilings-cross',
  'policy.circular-fact',
  'policy.criterion-unclear',
  'policy.division-by-zero',
  'policy.ends-before-it-begins',
  'policy.fact-not-one-of',
  'policy.fact-of-other-subject',
  'policy.fact-too-large',
  'policy.fact-too-small',
  'policy.fact-twice',
  'policy.fact-unreadable',
  'policy.group-too-large',
  'policy.id-twice',
  'policy.may-overlap',
  'policy.no-value',
  'policy.not-a-requirement',
  'policy.nothing-to-change',
  'policy.points-above-most',
  'policy.points-out-of-reach',
  'policy.shares-not-whole',
  'policy.unknown-name',
  'policy.unreachable-alternative',
  'policy.unreachable-condition',
  'policy.unseen-without-reason',
  'policy.version-twice',
  'policy.versions-overlap',
] as const

/** The codes of every problem this package reports; codes are only ever added. */
export const policyProblems: readonly string[] = [...setProblems, ...bundleProblems]
