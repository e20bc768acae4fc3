import { context, isContext, isList, list } from '../value/kind.ts'
import type { Machine } from '../interpret/machine.ts'
import type { FeelContext, FeelValue } from '../value/value.ts'
import { contextOf, items, text } from './argument.ts'
import { type Builtin, builtin, signature } from './signature.ts'

const put = (source: FeelContext, key: string, value: FeelValue): FeelContext =>
  context([...source.entries, [key, value] as const])

const putDeep = (source: FeelValue, keys: readonly FeelValue[], value: FeelValue, machine: Machine): FeelValue => {
  const [key, ...rest] = keys
  if (typeof key !== 'string' || source === null || !isContext(source)) return null
  if (rest.length === 0) return put(source, key, value)
  const inner = machine.deeper(() => putDeep(source.entries.get(key) ?? null, rest, value, machine))
  return inner && put(source, key, inner)
}

const fromEntries = (pairs: readonly FeelValue[]): FeelValue => {
  const entries = new Map<string, FeelValue>()
  for (const pair of pairs) {
    if (!isContext(pair) || !pair.entries.has('value')) return null
    const key = pair.entries.get('key')
    if (typeof key !== 'string' || entries.has(key)) return null
    entries.set(key, pair.entries.get('value') ?? null)
  }
  return context(entries)
}

const valueOf = (source: FeelContext, path: FeelValue): FeelValue => {
  let found: FeelValue = source
  for (const key of isList(path) ? path.items : [path]) {
    if (typeof key !== 'string' || !isContext(found)) return null
    found = found.entries.get(key) ?? null
  }
  return found
}

/** The functions of contexts. */
export const contextBuiltins: readonly Builtin[] = [
  builtin(
    'get value',
    signature('m: context, key: string -> Any', ([source, key = null]) => valueOf(contextOf(source), key)),
    signature('context: context, keys: list -> Any', ([source, keys = null]) => valueOf(contextOf(source), keys)),
  ),
  builtin(
    'get entries',
    signature('m: context -> list', ([source]) =>
      list(
        [...contextOf(source).entries].map(([key, value]) =>
          context([
            ['key', key],
            ['value', value],
          ]),
        ),
      ),
    ),
  ),
  builtin(
    'context',
    signature('entries: list -> context', ([entries]) => fromEntries(items(entries))),
  ),
  builtin(
    'context put',
    signature('context: context, key: string, value: Any or null -> context', ([source, key, value = null]) =>
      put(contextOf(source), text(key), value),
    ),
    signature('context: context, keys: list, value: Any or null -> context', ([source, keys, value = null], machine) =>
      putDeep(contextOf(source), items(keys), value, machine),
    ),
  ),
  builtin(
    'context merge',
    signature('contexts: list -> context', ([contexts]) =>
      items(contexts).every(isContext)
        ? context(items(contexts).flatMap((part) => [...contextOf(part).entries]))
        : null,
    ),
  ),
]
