import type { Database } from '../database/database.ts'
import { prune, type Keeping } from './pruning.ts'
import {
  claimMessages,
  giveBackMessages,
  postponeMessage,
  secondsToNext,
  settleMessage,
  type Claimed,
} from './store.ts'
import type { Subscriber } from './subscriber.ts'

/** How fast a worker goes. */
export type DeliveryPace = {
  /** How many messages it takes up at a time. */
  readonly batch: number
  /** How long they are its own; after that, they are taken for lost with it and come again. */
  readonly holdSeconds: number
  /** How long a message waits after so many attempts that failed. */
  readonly waitSeconds: (attempts: number) => number
  /** How often it looks without having been told, for what another process has written. */
  readonly restSeconds: number
  /** How many messages, and how many answers, it removes at a time once they are past their time. */
  readonly pruneBatch: number
  /** How often it looks for those. */
  readonly pruneSeconds: number
}

const firstWait = 2
const longestWait = 3600
const shortestRest = 0.05
const pauseOfPruning = 1

/** The pace of a server: waits double from 2 s to an hour; at rest, one look at an empty index every half minute; pruning every hour. */
export const defaultPace: DeliveryPace = Object.freeze({
  batch: 20,
  holdSeconds: 60,
  waitSeconds: (attempts: number) => Math.min(longestWait, firstWait * 2 ** (attempts - 1)),
  restSeconds: 30,
  pruneBatch: 500,
  pruneSeconds: 3600,
})

/** What a worker works with. */
export type DeliveryDeps = {
  readonly database: Database
  readonly subscribers: readonly Subscriber[]
  readonly reportFailure: (error: unknown, matter: string) => void
  readonly keeping: Keeping
  readonly pace?: DeliveryPace
}

/** What is kept of a failure: its kind and code, since its words may hold personal data. */
const nameOfError = (subscriber: string, error: unknown): string => {
  if (!(error instanceof Error)) return `${subscriber}: ${typeof error}`
  return `${subscriber}: ${error.name}${'code' in error ? ` ${String(error.code)}` : ''}`
}

/** Hands the messages of the outbox to subscribers, each at least once, and prunes what is past its time, until it is stopped. */
export class DeliveryWorker {
  readonly #deps: DeliveryDeps
  readonly #pace: DeliveryPace
  #turn: Promise<void> = Promise.resolve()
  #isTurnAhead = false
  #isStopping = false
  #timer: NodeJS.Timeout | undefined
  #pruneAt = 0

  constructor(deps: DeliveryDeps) {
    this.#deps = deps
    this.#pace = deps.pace ?? defaultPace
  }

  /** Looks for messages now, after every write that leaves some, and when one is due. */
  start(): void {
    this.#deps.database.onEmitted(() => this.#wake())
    this.#wake()
  }

  /** Finishes the message in hand and gives the others back. */
  async stop(): Promise<void> {
    this.#isStopping = true
    clearTimeout(this.#timer)
    await this.#turn
  }

  #wake(): void {
    if (this.#isTurnAhead || this.#isStopping) return
    this.#isTurnAhead = true
    this.#turn = this.#turn.then(() => this.#takeTurn())
  }

  async #takeTurn(): Promise<void> {
    this.#isTurnAhead = false
    if (this.#isStopping) return
    clearTimeout(this.#timer)
    let seconds = this.#pace.restSeconds
    try {
      while (await this.#handOnBatch());
      const isMore = await this.#prune()
      const next = (await secondsToNext(this.#deps.database)) ?? seconds
      seconds = Math.min(seconds, Math.max(shortestRest, next), isMore ? pauseOfPruning : seconds)
    } catch (error) {
      this.#deps.reportFailure(error, 'The outbox could not be worked on')
    }
    if (!this.#isStopping) this.#timer = setTimeout(() => this.#wake(), seconds * 1000).unref()
  }

  // One batch in a turn, so that messages never wait long for it. Gives whether there may be more.
  async #prune(): Promise<boolean> {
    if (performance.now() < this.#pruneAt) return false
    const { pruneBatch, pruneSeconds } = this.#pace
    const { messages, answers } = await prune(this.#deps.database, this.#deps.keeping, pruneBatch)
    const isMore = Math.max(messages, answers) === pruneBatch
    if (!isMore) this.#pruneAt = performance.now() + pruneSeconds * 1000
    return isMore
  }

  // Gives whether there may be more.
  async #handOnBatch(): Promise<boolean> {
    const { database } = this.#deps
    const { batch, holdSeconds } = this.#pace
    const claimed = await claimMessages(database, batch, holdSeconds)
    for (const [index, message] of claimed.entries()) {
      if (this.#isStopping) {
        await giveBackMessages(
          database,
          claimed.slice(index).map(({ id }) => id),
        )
        return false
      }
      await this.#handOn(message)
    }
    return claimed.length === batch && !this.#isStopping
  }

  async #handOn(message: Claimed): Promise<void> {
    const { database, subscribers, reportFailure } = this.#deps
    const takenBy = [...message.takenBy]
    const errors: string[] = []
    for (const { name, wants, take } of subscribers) {
      if (takenBy.includes(name) || !wants(message.topic)) continue
      try {
        await take(message)
        takenBy.push(name)
      } catch (error) {
        reportFailure(error, `Message ${message.id} could not be handed to ${name}`)
        errors.push(nameOfError(name, error))
      }
    }
    if (errors.length === 0) return settleMessage(database, message.id, takenBy)
    const waitSeconds = this.#pace.waitSeconds(message.attempts)
    return postponeMessage(database, message.id, { takenBy, error: errors.join('; '), waitSeconds })
  }
}
