import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs, UnknownRow } from 'kysely'

const isInstant = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z$/u.test(value)

const isInstantColumn = (name: string): boolean => /_(?:at|until|expires)$/u.test(name)

const toDates = (row: UnknownRow): UnknownRow =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      isInstantColumn(name) && isInstant(value) ? new Date(value) : value,
    ]),
  )

/** Gives the identity library, which compares instants as `Date`, what it expects; everyone else reads ISO strings. */
export const instantsAsDates: KyselyPlugin = Object.freeze({
  transformQuery: ({ node }: PluginTransformQueryArgs) => node,
  transformResult: async ({ result }: PluginTransformResultArgs) => ({ ...result, rows: result.rows.map(toDates) }),
})
