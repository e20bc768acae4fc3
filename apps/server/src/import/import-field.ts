/** What an import must know of a register's field. */
export type ImportField = {
  readonly id: string
  readonly label: { readonly zh: string; readonly en: string }
  readonly type:
    | 'text'
    | 'longText'
    | 'integer'
    | 'decimal'
    | 'money'
    | 'rate'
    | 'date'
    | 'boolean'
    | 'enum'
    | 'creditCode'
    | 'phone'
    | 'url'
    | 'reference'
    | 'list'
    | 'region'
    | 'industry'
  readonly required?: boolean
  readonly unit?: string
  readonly aliases?: readonly string[]
  readonly values?: readonly { readonly id: string; readonly label: { readonly zh: string; readonly en: string } }[]
  readonly of?: 'text' | 'enum'
}

/** Finds the key that a reference, region or industry is stored by, from its code or any of its names. */
export type Lookup = (field: ImportField, text: string) => string | undefined
