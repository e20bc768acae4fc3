import type { Database } from '../database/database.ts'
import { readOutbox, type OutboxFigures } from './store.ts'

/** How the outbox of a city stands, as health and metrics tell it. */
export const outboxFigures = (database: Database): Promise<OutboxFigures> => readOutbox(database)
