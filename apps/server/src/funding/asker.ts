import type { Locale } from '@ceyuan/contract'
import type { Actor } from '../database/database.ts'

/** Who asks, and in which language they are answered. */
export type Asker = { readonly actor: Actor; readonly locale: Locale }
