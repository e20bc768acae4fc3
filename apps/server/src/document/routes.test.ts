import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../database/database.ts'
import { actorWith, createTestApp, type TestApp } from '../test-app.ts'
import { documentRoutes } from './routes.ts'
import { upload } from './test-upload.ts'

const pdf = '%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'
const end = (id: string, reason: string) => ({
  method: 'POST' as const,
  url: `/api/documents/${id}/end`,
  headers: { 'idempotency-key': randomUUID() },
  payload: { reason },
})

let test: TestApp
const person: Actor = { ...actorWith('register.read'), userId: 'one', name: '李示例' }
const other: Actor = { ...actorWith('register.read'), userId: 'two' }
beforeAll(async () => {
  test = await createTestApp({ features: [documentRoutes] })
})
afterAll(() => test.app.close())

describe('documents', () => {
  it('are kept by content and given back byte for byte under the name they came with', async () => {
    const kept = await test.as(person)(upload({ subjectKind: 'achievement', subjectId: 'A-1' }, '鉴定意见.pdf', pdf))
    expect(kept.json()).toMatchObject({
      fileName: '鉴定意见.pdf',
      mediaType: 'application/pdf',
      size: pdf.length,
      subject: { kind: 'achievement', id: 'A-1' },
      recordedBy: '李示例',
    })
    const given = await test.as(other)({ url: `/api/documents/${kept.json().id}/content` })
    expect(given.body).toBe(pdf)
    expect(given.headers['content-disposition']).toContain(encodeURIComponent('鉴定意见.pdf'))
    expect(given.headers['x-content-type-options']).toBe('nosniff')
    const listed = await test.as(other)({ url: '/api/documents?subjectKind=achievement&subjectId=A-1' })
    expect(listed.json().items).toHaveLength(1)
  })

  it('are told by content, never by name', async () => {
    const program = await test.as(person)(upload({}, 'innocent.pdf', 'MZ\u0000\u0001\u0002\u0003 not a pdf at all'))
    expect([program.statusCode, program.json().code]).toEqual([422, 'document.kind-refused'])
    const empty = await test.as(person)(upload({}, 'empty.pdf', ''))
    expect(empty.json().code).toBe('document.empty')
  })

  it('need a whole subject or none', async () => {
    const answer = await test.as(person)(upload({ subjectKind: 'achievement' }, 'a.txt', 'text'))
    expect(answer.json().code).toBe('document.subject-incomplete')
  })

  it('lose the path that a browser may send with the name', async () => {
    const kept = await test.as(person)(upload({}, '..\\..\\etc/passwd', 'text'))
    expect(kept.json().fileName).toBe('passwd')
  })

  it('are ended with a reason by who brought them, and by no one else', async () => {
    const { id } = (await test.as(person)(upload({}, 'a.txt', 'text'))).json()
    expect((await test.as(other)(end(id, '不该由我撤下'))).statusCode).toBe(404)
    expect((await test.as(person)(end(id, '传错了文件'))).statusCode).toBe(200)
    expect((await test.as(person)({ url: `/api/documents/${id}/content` })).statusCode).toBe(404)
  })
})

describe('who may not', () => {
  it('read what others brought, where one speaks for an enterprise or reads neither registers nor orders', async () => {
    const { id } = (
      await test.as(person)(upload({ subjectKind: 'achievement', subjectId: 'A-2' }, 'a.txt', '内容'))
    ).json()
    const enterprise: Actor = { ...actorWith('register.read'), userId: 'three', creditCode: '91990101XXX000051R' }
    const expert: Actor = { ...actorWith('plan.read'), userId: 'four' }
    for (const actor of [enterprise, expert]) {
      expect((await test.as(actor)({ url: `/api/documents/${id}/content` })).statusCode).toBe(404)
      const listed = await test.as(actor)({ url: '/api/documents?subjectKind=achievement&subjectId=A-2' })
      expect(listed.json().items).toEqual([])
      const own = (await test.as(actor)(upload({}, 'own.txt', '自己的'))).json()
      expect((await test.as(actor)({ url: `/api/documents/${own.id}/content` })).body).toBe('自己的')
    }
  })

  it('see an internal document without an account, nor upload one', async () => {
    const { id } = (await test.as(person)(upload({}, 'a.txt', 'text'))).json()
    expect((await test.as('public')({ url: `/api/documents/${id}/content` })).statusCode).toBe(404)
    expect((await test.as('public')(upload({}, 'a.txt', 'text'))).statusCode).toBe(401)
    expect((await test.as('public')({ url: '/api/documents?subjectKind=a&subjectId=b' })).statusCode).toBe(401)
  })
})
