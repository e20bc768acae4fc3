import type { BoundaryNode } from '../definition/node.ts'
import { cancelInstance, endCase } from './cancel.ts'
import { leave } from './complete.ts'
import { type Draft, findInstance, mark, nodeIn } from './draft.ts'
import type { Instance } from './state.ts'

const catcherAt = (draft: Draft, { element }: Instance, code: string): BoundaryNode | null => {
  const node = nodeIn(draft, element)
  const ids = node.kind === 'task' || node.kind === 'subprocess' || node.kind === 'call' ? node.boundaries : []
  const catching = (wanted: string | null): BoundaryNode | null => {
    for (const id of ids) {
      const boundary = nodeIn(draft, id)
      if (boundary.kind !== 'boundary' || boundary.trigger.kind !== 'error') continue
      if (boundary.trigger.code === wanted) return boundary
    }
    return null
  }
  return catching(code) ?? catching(null)
}

/** Passes through a boundary event: it is entered and completed, and a token leaves it. */
export const passBoundary = (draft: Draft, boundary: BoundaryNode, scope: number): void => {
  mark(draft, boundary.id, 'entered')
  mark(draft, boundary.id, 'completed')
  leave(draft, boundary, scope)
}

/** Throws an error out of an instance: the nearest boundary event around it that names the code, or any code, catches it; else the case fails. */
export const throwError = (draft: Draft, code: string, from: number): void => {
  for (let row = findInstance(draft, from); row; row = findInstance(draft, row.scope)) {
    const whole = (row.of === undefined ? undefined : findInstance(draft, row.of)) ?? row
    const catcher = catcherAt(draft, whole, code)
    if (catcher) {
      cancelInstance(draft, whole.id)
      return passBoundary(draft, catcher, whole.scope)
    }
  }
  endCase(draft, 'failed', code)
}
