import type { RegisterField } from '../city/city.ts'

/** What an import must know of a register's field. */
export type ImportField = Pick<RegisterField, 'id' | 'label' | 'type'> & Partial<RegisterField>

/** Finds the key that a reference, region or industry is stored by, from its code or any of its names. */
export type Lookup = (field: ImportField, text: string) => string | undefined
