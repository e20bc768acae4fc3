import { problem } from '../definition/problem.ts'
import { arrive } from './arrive.ts'
import { type Draft, Halt, nodeIn } from './draft.ts'
import { passInclusiveJoin } from './join.ts'

const greatestMoves = 20_000

/** Moves tokens until each of them waits. */
export const settle = (draft: Draft): void => {
  let moves = 0
  do {
    for (let move = draft.ready.pop(); move; move = draft.ready.pop()) {
      moves += 1
      if (moves > greatestMoves) throw new Halt(problem('procedure.endless-step', nodeIn(draft, move.node)))
      arrive(draft, move)
    }
  } while (draft.tokens.length > 0 && passInclusiveJoin(draft))
}
