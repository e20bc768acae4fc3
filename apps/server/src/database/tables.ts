/** The tables that migrations make, as Kysely sees them. Register tables are generated from the city pack and added as `any`-free records by the register store. */
export type Tables = Record<string, Record<string, unknown>>
