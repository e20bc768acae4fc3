/** How a column of a table in a document is set; widths are shares of the type area. */
export type TableColumn = {
  readonly label: string
  readonly width: number
  readonly align: 'left' | 'center' | 'right'
}

/** A part of a document's body. Headings are numbered by the layout, level 1 to 4. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly TableColumn[]
      readonly rows: readonly (readonly string[])[]
    }

/**
 * An official document in the elements of GB/T 9704-2012; an element that does not apply is null or empty.
 * Dates are civil dates; the layout writes them out.
 */
export type OfficialDocument = {
  /** A mark at the upper left of the first page, such as that of sample data. */
  readonly mark: string | null
  /** The red name of the issuing body over the line. */
  readonly letterhead: string
  readonly number: string | null
  readonly title: string
  readonly addressee: string | null
  readonly body: readonly Block[]
  readonly attachments: readonly string[]
  readonly signature: { readonly issuer: string; readonly date: string } | null
  readonly note: string | null
  readonly colophon: {
    readonly copies: readonly string[]
    readonly printedBy: string
    readonly printedOn: string
  } | null
}
