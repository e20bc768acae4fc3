import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import type { Feature } from '../feature.ts'
import { Empty } from '../parts/States.tsx'
import { sessionWith, showPage } from '../testing/show-page.tsx'
import { type ListAnswer, ListPage } from './ListPage.tsx'
import type { ListColumn } from './list-column.ts'
import { useListState } from './list-state.ts'

type Row = { readonly id: string; readonly name: string; readonly capital: number }

const rows: readonly Row[] = [
  { id: '1', name: '甲公司', capital: 12 },
  { id: '2', name: '乙公司', capital: 5 },
]

const columns: readonly ListColumn<Row>[] = [
  { id: 'name', label: '名称', isSortable: true, cell: (row) => row.name },
  { id: 'capital', label: '注册资本', unit: '万元', isNumber: true, cell: (row) => String(row.capital) },
  { id: 'code', label: '代码', isExtra: true, cell: (row) => row.id },
]

const asked = vi.fn<(address: string) => ListAnswer<Row>>()
const opened = vi.fn<(row: Row) => void>()

const Page = (): ReactElement => {
  const state = useListState()
  const key = JSON.stringify([state.filters, state.order, state.cursor])
  const query: UseQueryResult<ListAnswer<Row>> = useQuery({ queryKey: ['rows', key], queryFn: () => asked(key) })
  return (
    <ListPage
      id="things"
      title="名录"
      query={query}
      state={state}
      columns={columns}
      filters={[{ id: 'kind', label: '类别', options: [{ value: 'a', label: '甲类' }] }]}
      keyOf={(row) => row.id}
      onOpen={opened}
      exportTo="/api/things/export"
      empty={<Empty title="还没有记录" text="导入后出现在这里。" />}
      source="来源：登记簿"
    />
  )
}

const feature: Feature = {
  name: 'things',
  messages: { 'zh-CN': () => Promise.resolve({ default: {} }), en: () => Promise.resolve({ default: {} }) },
  routes: [
    { path: '/things', access: 'signedIn', title: 'nav.registers', page: () => Promise.resolve(Page), plain: true },
  ],
  entries: [],
}

const show = (address: string, answer: ListAnswer<Row>): Promise<unknown> => {
  asked.mockReturnValue(answer)
  return showPage(address, [feature], { '/api/session': sessionWith() })
}

afterEach(() => {
  cleanup()
  localStorage.clear()
  vi.unstubAllGlobals()
  vi.clearAllMocks()
})

it('keeps filters, order and page in the address and starts anew when a filter changes', async () => {
  await show('/things?cursor=c1', { items: rows, next: 'c2' })
  fireEvent.change(await screen.findByRole('combobox', { name: '类别' }), { target: { value: 'a' } })
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith('[{"kind":"a"},null,null]'))
  fireEvent.click(await screen.findByRole('button', { name: /名称/ }))
  await waitFor(() =>
    expect(asked).toHaveBeenLastCalledWith('[{"kind":"a"},{"column":"name","isDescending":false},null]'),
  )
  fireEvent.click(await screen.findByRole('button', { name: '下一页' }))
  await waitFor(() => expect(asked).toHaveBeenLastCalledWith(expect.stringContaining('"c2"')))
})

it('shows the unit once, in the head, and extra columns only when chosen', async () => {
  await show('/things', { items: rows, next: null })
  const table = await screen.findByRole('table', { name: '名录' })
  expect(
    within(table)
      .getAllByRole('columnheader')
      .map((head) => head.textContent),
  ).toEqual(['名称 ↕', '注册资本（万元）'])
  fireEvent.click(screen.getByRole('checkbox', { name: '代码' }))
  await waitFor(() => expect(within(screen.getByRole('table')).getAllByRole('columnheader')).toHaveLength(3))
})

it('moves between rows by arrow keys and opens one by Enter', async () => {
  await show('/things', { items: rows, next: null })
  const [, first, second] = within(await screen.findByRole('table')).getAllByRole('row')
  first?.focus()
  if (first) fireEvent.keyDown(first, { key: 'ArrowDown' })
  expect(document.activeElement).toBe(second)
  if (second) fireEvent.keyDown(second, { key: 'Enter' })
  expect(opened).toHaveBeenCalledWith(rows[1])
})

it('keeps a named view', async () => {
  await show('/things?kind=a', { items: rows, next: null })
  fireEvent.change(await screen.findByRole('textbox', { name: '视图名称' }), { target: { value: '甲类企业' } })
  fireEvent.click(screen.getByRole('button', { name: '存为视图' }))
  expect(await screen.findByRole('button', { name: '甲类企业' })).toBeDefined()
})

it('teaches when nothing is there, and offers to loosen filters when nothing matches', async () => {
  await show('/things', { items: [], next: null })
  expect(await screen.findByRole('heading', { name: '还没有记录' })).toBeDefined()
  cleanup()
  await show('/things?kind=a', { items: [], next: null })
  expect(await screen.findByRole('heading', { name: '没有符合条件的记录' })).toBeDefined()
})
