/** One field of a form, as JSON Schema says it. */
export type FieldSchema = {
  readonly type: 'string' | 'number' | 'integer' | 'boolean' | 'array'
  /** The label in Chinese, which is also the field's name in FEEL. */
  readonly title: string
  readonly 'x-en'?: string | undefined
  readonly 'x-unit'?: string | undefined
  readonly 'x-help'?: { readonly zh: string; readonly en: string } | undefined
  readonly format?: string | undefined
  readonly enum?: readonly string[] | undefined
  readonly minimum?: number | undefined
  readonly maximum?: number | undefined
  readonly minLength?: number | undefined
  readonly maxLength?: number | undefined
  readonly pattern?: string | undefined
  readonly items?: { readonly type?: string | undefined; readonly enum?: readonly string[] | undefined } | undefined
}

/** A form: its fields, how they are laid out, and what must hold between them. */
export type FormShape = {
  readonly schema: {
    readonly properties: Readonly<Record<string, FieldSchema>>
    readonly required?: readonly string[] | undefined
  }
  readonly layout: readonly { readonly title: Label; readonly fields: readonly string[] }[]
  readonly checks: readonly { readonly expect: string; readonly at: string; readonly message: Label }[]
}

/** Words in both languages. */
export type Label = { readonly zh: string; readonly en: string }
