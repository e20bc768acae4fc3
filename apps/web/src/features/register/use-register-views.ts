import { type SavedView as AccountView, endView, listSavedViews, saveView } from '@ceyuan/contract'
import { useCommand, useOperation } from '../../api/hooks.ts'
import type { KeptViews } from '../../list/saved-views.ts'
import { parseSearch, stringifySearch } from '../../router/url.ts'
import { readConditions, toRecordFilters } from './list-filters.ts'

type Settings = AccountView['settings']

const toSettings = (search: string): Settings => {
  const { q, sort, ended, columns, ...rest } = parseSearch(search)
  return {
    filters: [...readConditions(toRecordFilters(rest))],
    ...(q === undefined ? {} : { q }),
    ...(sort === undefined ? {} : { sort }),
    ...(ended === 'with' || ended === 'only' ? { ended } : {}),
    ...(columns === undefined ? {} : { columns: columns.split('.') }),
  }
}

const toSearch = ({ q, filters, sort, ended, columns }: Settings): string =>
  stringifySearch({
    q,
    where: filters.length === 0 ? undefined : JSON.stringify(filters),
    sort,
    ended,
    columns: columns?.join('.'),
  })

/** The reader's views of a register, kept with the account. */
export const useRegisterViews = (register: string): KeptViews => {
  const { data } = useOperation(listSavedViews, { params: { register } })
  const save = useCommand(saveView)
  const end = useCommand(endView)
  const items = data?.items ?? []
  return {
    views: items.map(({ name, settings }) => ({ name, search: toSearch(settings) })),
    save: ({ name, search }) => save.mutate({ params: { register }, body: { name, settings: toSettings(search) } }),
    remove: (name) => {
      const view = items.find((each) => each.name === name)
      if (view) end.mutate({ params: { register, id: view.id } })
    },
  }
}
