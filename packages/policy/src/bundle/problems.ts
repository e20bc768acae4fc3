/** The codes of what can be wrong with a bundle problem. */
export const bundleProblems = [
  'policy.bundle-not-a-problem',
  'policy.bundle-amount-unreadable',
  'policy.bundle-amount-negative',
  'policy.bundle-id-twice',
  'policy.bundle-id-unknown',
  'policy.bundle-incompatible-with-itself',
  'policy.bundle-caps-cross',
  'policy.bundle-too-large',
  'policy.bundle-field-unknown',
  'policy.bundle-file-too-long',
  'policy.bundle-file-unread',
  'policy.bundle-not-json',
] as const
