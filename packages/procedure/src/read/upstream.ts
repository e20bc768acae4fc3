import type { Flow } from '../definition/flow.ts'

const leadingTo = (
  flow: Flow,
  gateway: string,
  flows: readonly Flow[],
  hosts: ReadonlyMap<string, string>,
): ReadonlySet<string> => {
  const found = new Set([flow.id])
  const open = [flow.from]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === gateway || found.has(node)) continue
    found.add(node)
    const host = hosts.get(node)
    if (host !== undefined) open.push(host)
    for (const { id, from, to } of flows) {
      if (to !== node) continue
      found.add(id)
      open.push(from)
    }
  }
  return found
}

/**
 * For each incoming flow of a gateway, the flows and nodes from which a path leads to it without passing the gateway.
 * An activity leads on by its boundary events too. Source: BPMN 2.0.2, table 13.3.
 */
export const upstreamOf = (
  gateway: { readonly id: string; readonly incoming: readonly Flow[] },
  flows: readonly Flow[],
  hosts: ReadonlyMap<string, string>,
): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(gateway.incoming.map((flow) => [flow.id, leadingTo(flow, gateway.id, flows, hosts)]))
