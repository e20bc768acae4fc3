/** Whether the time is over: asked now and then, for callers that have a clock. */
export type IsOver = () => boolean

// How many nodes are looked at before the clock is asked again.
const nodesBetween = 64

/** No clock: only nodes are counted. */
export const never: IsOver = () => false

/** How many nodes searches may still look at together; spent, too, once the time is over. */
export class NodeBudget {
  private left: number
  private readonly isOver: IsOver

  constructor(nodes: number, isOver: IsOver) {
    this.left = nodes
    this.isOver = isOver
  }

  /** Takes one node off: gives whether there was one left. */
  spend(): boolean {
    this.left -= 1
    if (this.left % nodesBetween === 0 && this.isOver()) this.left = -1
    return this.left >= 0
  }

  /** Whether a search has stopped short of its end. */
  get isSpent(): boolean {
    return this.left < 0
  }
}
