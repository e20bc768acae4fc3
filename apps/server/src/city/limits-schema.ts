import { mostDays, pauseReasons, silenceEffects } from '@ceyuan/procedure'
import { z } from 'zod'
import { label } from './pack-schema.ts'

const statutoryLimit = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,59}$/),
  /** What is applied for, and which step of it the limit is for. */
  matter: label,
  stage: label,
  /** Left out where nobody has seen the number: then `unseen` says what was not seen. */
  days: z.int().min(1).max(mostDays).optional(),
  kind: z.enum(['working', 'natural']).default('working'),
  /** The event from which it runs. */
  from: label,
  extension: z.strictObject({ most: z.int().min(1).max(mostDays), approver: label }).optional(),
  /** For what the clock may stand still. */
  pauses: z.array(z.enum(pauseReasons)).default([]),
  /** What silence comes to, and since when: the start, or the day after the last. */
  silence: z.strictObject({ effect: z.enum(silenceEffects), since: z.enum(['start', 'lapse']) }).optional(),
  basis: z.strictObject({
    title: z.string().min(1),
    article: z.string().optional(),
    /** When the wording seen was made or last amended. */
    date: z.iso.date().optional(),
    link: z.url().optional(),
  }),
  certainty: z.enum(['verbatim', 'report', 'secondHand']),
  unseen: label.optional(),
  note: label.optional(),
})

/** `limits.yaml`: how long the law, or a promise, gives for each step of a matter. */
export const limitsFile = z.array(
  statutoryLimit.superRefine(({ days, unseen }, check) => {
    if (days === undefined && unseen === undefined) {
      check.addIssue({ code: 'custom', path: ['days'], message: 'days, or unseen: {zh, en}' })
    }
  }),
)

/** The keys of a limit, to suggest where one is misspelt. */
export const limitKeys: readonly string[] = Object.keys(statutoryLimit.shape)
