export { procedureProblems } from './problems.ts'
export { alarmsOf, nextEvent, type Alarm, type AlarmKind } from './clock/alarm.ts'
export type { ClockEvent } from './clock/clock-event.ts'
export { mostDays } from './clock/clock-rules.ts'
export { dayLines, type DayLine, type DayReason } from './clock/day-line.ts'
export { boundsOf, dueOf, usedUpOn, type Due } from './clock/due.ts'
export { recordInTime, reckonable } from './clock/in-time.ts'
export { jointDueOf, type JointDue, type JointPart } from './clock/joint.ts'
export { LegalClock } from './clock/legal-clock.ts'
export {
  pauseReasons,
  silenceEffects,
  type LimitKind,
  type ExtensionRule,
  type LegalBasis,
  type Limit,
  type PauseReason,
  type Silence,
} from './clock/limit.ts'
export { clockProblems } from './clock/problems.ts'
export { compareReckonings, reckon, type Reckoning, type ReckoningChange } from './clock/reckoning.ts'
export { stateOn, type ClockState } from './clock/state.ts'
export type { CaseEvent } from './case/event.ts'
export type { Effect, Mark } from './case/effect.ts'
export {
  type Awaited,
  type CaseState,
  type Instance,
  newCase,
  type Status,
  type Timer,
  type Token,
} from './case/state.ts'
export { step, type Step } from './case/step.ts'
export type { LimitMark } from './definition/trigger.ts'
export { nodeOf, type Procedure } from './definition/procedure.ts'
export { fromPlain, type Plain, toPlain } from './case/plain.ts'
export { fromStored, type StoredCase, toStored } from './case/stored.ts'
export { loadProcedures } from './load-procedures.ts'
export { type ElementMap, migrate, type Migration } from './migrate/migrate.ts'
export { play, type Play } from './play/play.ts'
export { type Act, readFacts, readScript } from './play/script.ts'
export { mostMarkings, soundnessProblems } from './soundness/soundness-problems.ts'
export { readProcedures, type ReadOptions } from './read/read-procedures.ts'
