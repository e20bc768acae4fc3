/** The codes of the problems that a clock can have. */
export const clockProblems = [
  'clock.already-ended',
  'clock.before-calendar',
  'clock.days-out-of-bounds',
  'clock.extended-twice',
  'clock.extension-too-long',
  'clock.limit-unknown',
  'clock.not-paused',
  'clock.not-started',
  'clock.out-of-order',
  'clock.pause-before-start',
  'clock.pause-ends-before-it-begins',
  'clock.pause-not-allowed',
  'clock.pause-unreadable',
  'clock.ran-out',
  'clock.started-twice',
  'clock.too-far',
] as const
