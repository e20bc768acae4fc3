import { z } from 'zod'

/** The words by which a backup is known. */
export const formatName = 'ceyuan-backup'

/** The first line of a backup. */
export const header = z.object({
  format: z.literal(formatName),
  version: z.literal(1),
  city: z.string(),
  product: z.string(),
  takenAt: z.string(),
  migrations: z.array(z.string()),
})

/** Begins the rows of a table; each row that follows is a list of texts, in the order of these columns. */
export const tableLine = z.object({ table: z.string(), columns: z.array(z.string()) })

/** A row: each value as PostgreSQL writes it, or null. */
export const rowLine = z.array(z.string().nullable())

/** The last line: how many rows there are, so that a cut-off file is known for one. */
export const endLine = z.object({ end: z.literal(true), rows: z.int() })

/** What a backup says of itself. */
export type Header = z.infer<typeof header>

/** What a backup or a restore has moved. */
export type Moved = { readonly tables: number; readonly rows: number }
