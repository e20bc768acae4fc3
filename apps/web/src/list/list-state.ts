import { useUrl } from '../router/url.ts'

/** The order of a list: a column and its direction, `name` or `-name` in the address. */
export type Order = { readonly column: string; readonly isDescending: boolean }

/** The state of a list as its address holds it. */
export type ListState = {
  readonly filters: Readonly<Record<string, string>>
  readonly order: Order | undefined
  readonly cursor: string | undefined
  readonly columns: readonly string[] | undefined
  readonly setFilter: (name: string, value: string | undefined) => void
  readonly setOrder: (order: Order) => void
  readonly setCursor: (cursor: string | undefined) => void
  readonly setColumns: (columns: readonly string[] | undefined) => void
  readonly reset: () => void
}

const reserved: ReadonlySet<string> = new Set(['sort', 'cursor', 'columns', 'asOf', 'record'])

const toOrder = (text: string | undefined): Order | undefined => {
  if (text === undefined || text === '') return undefined
  const isDescending = text.startsWith('-')
  return { column: isDescending ? text.slice(1) : text, isDescending }
}

/** Reads and changes the state of a list in the address; a change of filter or order goes back to the first page. */
export const useListState = (): ListState => {
  const { search, change } = useUrl()
  const filters = Object.fromEntries(Object.entries(search).filter(([name]) => !reserved.has(name)))
  const columns = search['columns']
  return {
    filters,
    order: toOrder(search['sort']),
    cursor: search['cursor'],
    columns: columns === undefined || columns === '' ? undefined : columns.split('.'),
    setFilter: (name, value) => change({ [name]: value, cursor: undefined }),
    setOrder: (order) => change({ sort: (order.isDescending ? '-' : '') + order.column, cursor: undefined }),
    setCursor: (cursor) => change({ cursor }, 'push'),
    setColumns: (chosen) => change({ columns: chosen?.join('.') }),
    reset: () =>
      change({ ...Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])), cursor: undefined }),
  }
}
