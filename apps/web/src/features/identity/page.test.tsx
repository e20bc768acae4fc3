import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import session from '../../testing/session.json'
import { never, refusal, sessionWith, showPage } from '../../testing/show-page.tsx'
import { problemsOf } from './form-problems.ts'
import { identityFeature } from './feature.ts'
import { safeTarget } from './use-arrive.ts'

const features = [identityFeature]
const visitor = { ...session, actor: null, sampleAccounts: [{ username: 'officer', role: '责任单位经办人' }] }
const person = {
  id: 'p1',
  username: 'li.ming',
  name: '李明',
  email: null,
  role: 'officer',
  unitId: 'kjj',
  creditCode: null,
  isDisabled: false,
  disabledReason: null,
  hasTwoFactor: true,
  isSample: false,
  mustChangePassword: false,
  createdAt: '2026-01-01T00:00:00.000Z',
}
const roles = {
  items: [{ id: 'officer', label: '责任单位经办人', scopes: ['plan.read'] }],
  units: [{ id: 'kjj', name: '市科技局' }],
}
const people = {
  '/api/session': sessionWith('person.read', 'person.manage'),
  '/api/people': { items: [person], next: null },
  '/api/roles': roles,
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })

it('signs in by username and password, fills in a sample account, and tells beside the field what is wrong', async () => {
  await showPage('/sign-in', features, { '/api/session': visitor })
  fireEvent.click(await screen.findByRole('button', { name: '责任单位经办人（officer）' }))
  expect(screen.getByLabelText('用户名')).toHaveProperty('value', 'officer')
  type('密码', 'wrong')
  const problem = {
    code: 'account.sign-in-wrong',
    detail: '用户名或密码不正确。',
    values: {},
    at: { path: '/body/password' },
  }
  const body = { type: 'x', title: 'x', status: 401, ...problem, problems: [problem] }
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(body), { status: 401 }))
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect((await screen.findByRole('alert')).textContent).toBe('用户名或密码不正确。')
  expect(screen.getByLabelText('密码').getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByLabelText('用户名')).toHaveProperty('value', 'officer')
})

it('asks for the code where the account needs one', async () => {
  await showPage('/sign-in', features, { '/api/session': visitor })
  await screen.findByLabelText('用户名')
  type('用户名', 'officer')
  type('密码', 'right')
  vi.stubGlobal(
    'fetch',
    async (_path: string, init?: RequestInit) =>
      new Response(JSON.stringify(init?.method === 'POST' ? { kind: 'codeNeeded' } : visitor)),
  )
  fireEvent.click(screen.getByRole('button', { name: '登录' }))
  expect(await screen.findByLabelText('验证码')).toBeDefined()
})

it('shows the own sessions, and that the password must be changed', async () => {
  const mine = {
    id: 's1',
    createdAt: '2026-11-23T00:00:00.000Z',
    expiresAt: '2026-11-23T12:00:00.000Z',
    address: '127.0.0.1',
    browser: 'Firefox',
  }
  const signedIn = { ...session, actor: { ...session.actor, mustChangePassword: true } }
  await showPage('/account', features, {
    '/api/session': signedIn,
    '/api/account/sessions': {
      items: [
        { ...mine, isCurrent: true },
        { ...mine, id: 's2', isCurrent: false },
      ],
    },
  })
  expect((await screen.findByRole('alert')).textContent).toContain('请先改为自己的密码')
  const table = await screen.findByRole('table', { name: '登录的设备' })
  expect(within(table).getAllByRole('button', { name: '退出' })).toHaveLength(1)
  expect(screen.getByRole('button', { name: '启用' })).toBeDefined()
})

it('lists people, and asks for a reason before an act', async () => {
  await showPage('/people', features, people)
  const row = await screen.findByRole('row', { name: /li\.ming.*李明.*责任单位经办人.*市科技局.*正常/u })
  fireEvent.click(within(row).getByRole('button', { name: '停用' }))
  const dialog = await screen.findByRole('dialog', { name: '停用 李明 的账号' })
  expect(within(dialog).getByText('此人立即退出登录，不能再登录，已有记录不受影响。')).toBeDefined()
  expect(within(dialog).getByRole('button', { name: '停用' })).toHaveProperty('disabled', true)
  fireEvent.change(within(dialog).getByLabelText('理由'), { target: { value: '调离' } })
  expect(within(dialog).getByRole('button', { name: '停用' })).toHaveProperty('disabled', false)
})

it('shows no act to those who may only read, and its empty, loading and failing states', async () => {
  await showPage('/people', features, { ...people, '/api/session': sessionWith('person.read') })
  expect(await screen.findByRole('row', { name: /li\.ming/u })).toBeDefined()
  expect(screen.queryByRole('button', { name: '停用' })).toBeNull()
  expect(screen.queryByRole('button', { name: '新建账号' })).toBeNull()
  cleanup()
  await showPage('/people', features, { ...people, '/api/people': { items: [], next: null } })
  expect(await screen.findByRole('heading', { name: '还没有人员' })).toBeDefined()
  cleanup()
  await showPage('/people', features, { ...people, '/api/people': never })
  expect((await screen.findAllByRole('status')).length).toBeGreaterThan(0)
  cleanup()
  await showPage('/people', features, { ...people, '/api/people': refusal(403, 'access.not-allowed', '没有权限。') })
  expect((await screen.findByRole('alert')).textContent).toBe('没有权限。')
})

it('goes only to addresses of this site after signing in', () => {
  for (const to of ['//evil.example', '/\\evil.example', 'https://evil.example', undefined, '/sign-in?to=/x']) {
    expect(safeTarget(to)).toBe('/cockpit')
  }
  expect(safeTarget('/plan?c=1')).toBe('/plan?c=1')
})

it('gives problems of other errors to no field', () => {
  expect(problemsOf(new Error('x'), ['/body/a']).others).toEqual([])
})
