import { QueryClientProvider } from '@tanstack/react-query'
import { listOrders } from '@ceyuan/contract'
import { cleanup, render, screen } from '@testing-library/react'
import type { ReactElement } from 'react'
import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { createQueryClient, useOperation } from '../api/hooks.ts'
import { startMessages } from '../i18n/messages.ts'
import { refusal } from '../testing/show-page.tsx'
import sessionBody from '../testing/session.json'
import { useSession } from './session.ts'

const Reader = (): ReactElement => {
  const name = useSession().data?.actor?.name
  const orders = useOperation(listOrders, {}, { enabled: name !== undefined })
  return <p>{orders.isError && name === undefined ? 'asked who reads again' : name}</p>
}

beforeAll(() => startMessages('zh-CN'))
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

it('A session that ended is noticed at the next reading, so that the page leads to the sign-in', async () => {
  let isFirst = true
  vi.stubGlobal('fetch', async (address: string) => {
    if (!address.startsWith('/api/session')) return refusal(401, 'identity.sign-in-first', '请先登录。')
    const body = isFirst ? sessionBody : { ...sessionBody, actor: null }
    isFirst = false
    return new Response(JSON.stringify(body))
  })
  render(
    <QueryClientProvider client={createQueryClient()}>
      <Reader />
    </QueryClientProvider>,
  )
  expect(await screen.findByText('asked who reads again')).toBeTruthy()
})
