import type { SubjectKind } from '@ceyuan/policy'

/** What a page is read of: the records of a register by its place in the source, what enterprises name, or what they say. */
export type PagesOf =
  | { readonly kind: 'records'; readonly place: number }
  | { readonly kind: 'named'; readonly of: 'project' | 'product' }
  | { readonly kind: 'supplied' }

/** A page after a position; only of some enterprises where their credit codes are given. */
export type PageAsked = {
  readonly of: PagesOf
  readonly after: string | null
  readonly codes: readonly string[] | null
}

/** A page as JSON, one list for each row, and the position of its last; null where nothing follows. */
export type Page = { readonly text: string; readonly last: string | null }

/** Reads a page of what a population is made of. */
export type ReadPage = (asked: PageAsked) => Promise<Page>

/** A current record: the enterprise it belongs to, its fields as text, and which conditions of facts it meets. */
export type PopulationRecord = readonly [
  id: string,
  key: string,
  link: string | null,
  sample: boolean,
  fields: readonly (string | null)[],
  meets: readonly (boolean | null)[],
]

/** A project or product that an enterprise named. */
export type NamedRecord = readonly [id: string, creditCode: string]

/** What an enterprise says, as it counts now. */
export type SuppliedRecord = readonly [
  creditCode: string,
  kind: SubjectKind,
  subject: string | null,
  fact: string,
  value: unknown,
]

type Rows = {
  readonly records: PopulationRecord
  readonly named: NamedRecord
  readonly supplied: SuppliedRecord
}

// What the database was asked to write as lists of these is such a list.
const areRows = <K extends keyof Rows>(_rows: unknown, _kind: K): _rows is readonly Rows[K][] => true

/** Every row, page by page; the page that follows is asked for before one is given. */
export async function* pagesOf<K extends keyof Rows>(
  read: ReadPage,
  of: Extract<PagesOf, { readonly kind: K }>,
  codes: PageAsked['codes'],
): AsyncGenerator<readonly Rows[K][]> {
  let coming: Promise<Page> | null = read({ of, after: null, codes })
  while (coming) {
    const page: Page = await coming
    coming = page.last === null ? null : read({ of, after: page.last, codes })
    const rows: unknown = JSON.parse(page.text)
    if (!areRows(rows, of.kind)) throw new Error('A page is a list of rows')
    yield rows
  }
}
