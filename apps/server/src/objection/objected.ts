import type { Objection, ObjectionKept, ObjectionSubject } from '@ceyuan/contract'
import type { Result } from '@ceyuan/values'
import type { Actor } from '../database/database.ts'

/** A decision that an enterprise objects to, with its explanation as it stands. */
export type Objected = {
  readonly title: Objection['title']
  readonly enterprise: Objection['enterprise']
  /** Units that are to answer. */
  readonly units: readonly string[]
  /** The account that decided; null where the system found it, or nobody knows. */
  readonly decidedById: string | null
  readonly kept: ObjectionKept
}

/** Finds a decision about the enterprise that an actor speaks for. */
export type FindObjected = (actor: Actor, id: string) => Promise<Result<Objected>>

/** How each kind of decision is found; a feature whose decisions can be objected to adds its own. */
export type ObjectedBook = Readonly<Record<ObjectionSubject['kind'], FindObjected>>
