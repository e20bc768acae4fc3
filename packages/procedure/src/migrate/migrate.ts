import { type Problem, Result } from '@ceyuan/values'
import type { CaseState } from '../case/state.ts'
import type { Node } from '../definition/node.ts'
import { problem } from '../definition/problem.ts'
import type { Procedure } from '../definition/procedure.ts'

/** Where elements of one version stand in another, by id; an element that is not named keeps its id. */
export type ElementMap = Readonly<Record<string, string>>

/** A case brought to another version; nothing is kept until someone keeps it, so that this is its own preview. */
export type Migration = {
  readonly state: CaseState
  /** Elements that stand elsewhere now. */
  readonly moved: readonly { readonly from: string; readonly to: string }[]
  /** Boundary events of the new version that nobody waits for, because their activity had begun before. */
  readonly unarmed: readonly string[]
}

type Versions = { readonly from: Procedure; readonly to: Procedure; readonly map: ElementMap }

const mapped = ({ map }: Versions, id: string): string => (Object.hasOwn(map, id) ? (map[id] ?? id) : id)

const formOf = (node: Node): string => ('form' in node ? node.form : 'trigger' in node ? node.trigger.kind : node.kind)

const unmappable = (versions: Versions, id: string, why: string): Problem => {
  const site = versions.from.nodes.get(id) ?? { id, line: 0 }
  return problem('procedure.unmappable', site, { flow: id, to: mapped(versions, id), why })
}

/** Why an element cannot be taken for the one it is mapped to; null where it can. */
const misfit = (versions: Versions, id: string): Problem | null => {
  const { from, to } = versions
  const [before, after] = [from.nodes.get(id), to.nodes.get(mapped(versions, id))]
  if (!before || !after) return unmappable(versions, id, 'gone')
  if (before.kind !== after.kind || formOf(before) !== formOf(after)) return unmappable(versions, id, 'otherKind')
  const scope = before.scope === from.id ? to.id : mapped(versions, before.scope)
  if (after.scope !== scope) return unmappable(versions, id, 'otherScope')
  const isWhole = 'loop' in before && before.loop !== null
  return isWhole === ('loop' in after && after.loop !== null) ? null : unmappable(versions, id, 'otherLoop')
}

const misfitFlow = (versions: Versions, id: string): Problem | null => {
  const { from, to } = versions
  const [before, after] = [from.flows.get(id), to.flows.get(mapped(versions, id))]
  if (!before || !after) return unmappable(versions, id, 'gone')
  return after.to === mapped(versions, before.to)
    ? misfit(versions, before.to)
    : unmappable(versions, id, 'otherTarget')
}

const unarmedIn = (state: CaseState, { to }: Versions): readonly string[] =>
  state.instances
    .filter(({ of }) => of === undefined)
    .flatMap(({ id, element }) => {
      const node = to.nodes.get(element)
      const armed = new Set(
        [...state.timers, ...state.messages].flatMap((row) => (row.holder === id ? [row.element] : [])),
      )
      const ids = node && 'boundaries' in node ? node.boundaries : []
      return ids.filter((boundary) => {
        const event = to.nodes.get(boundary)
        const waits = event?.kind === 'boundary' && event.trigger.kind !== 'error'
        return waits && !armed.has(boundary)
      })
    })

/**
 * Brings a running case from one version of its procedure to another: every row goes to the element it is mapped to,
 * which must be of the same kind and stand in the same scope. Each row that cannot go is a problem.
 */
export const migrate = (state: CaseState, from: Procedure, to: Procedure, map: ElementMap = {}): Result<Migration> => {
  const versions: Versions = { from, to, map }
  const elements = [...state.instances, ...state.timers, ...state.messages].map(({ element }) => element)
  const flows = state.tokens.map(({ flow }) => flow)
  const [first, ...rest] = [
    ...[...new Set(elements)].map((id) => misfit(versions, id)),
    ...[...new Set(flows)].map((id) => misfitFlow(versions, id)),
  ].filter((each) => each !== null)
  if (first) return Result.failure(first, ...rest)
  const moveRow = <T extends { readonly element: string }>(row: T): T => ({
    ...row,
    element: mapped(versions, row.element),
  })
  const after: CaseState = Object.freeze({
    ...state,
    procedure: to.id,
    version: to.version,
    tokens: state.tokens.map((token) => ({ ...token, flow: mapped(versions, token.flow) })),
    instances: state.instances.map(moveRow),
    timers: state.timers.map(moveRow),
    messages: state.messages.map(moveRow),
  })
  const moved = [...new Set([...elements, ...flows])]
    .map((id) => ({ from: id, to: mapped(versions, id) }))
    .filter((each) => each.from !== each.to)
  return Result.success({ state: after, moved, unarmed: unarmedIn(after, versions) })
}
