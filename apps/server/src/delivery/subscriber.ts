/** A message that a committed write left for others. */
export type Message = {
  /** Its place in the order of writing; the same each time it comes, so that a receiver knows a repeat. */
  readonly id: string
  /** `feature.event`. */
  readonly topic: string
  readonly payload: Readonly<Record<string, unknown>>
  /** When the write ran. */
  readonly at: string
}

/** Someone whom messages are handed to: at least once each, in the order of writing while nothing fails. */
export type Subscriber = {
  /** Under this name it is remembered what has been acknowledged; never changed. */
  readonly name: string
  readonly wants: (topic: string) => boolean
  /** Acknowledges by returning; an exception brings the message again later. */
  readonly take: (message: Message) => Promise<void>
}

/** Adds a subscriber to those of the server. */
export type Subscribe = (subscriber: Subscriber) => void
