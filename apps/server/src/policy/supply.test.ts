import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { engines } from '../database/test-database.ts'
import { createPolicyApp, officerWith, post, sampleEnterprise, voiceFor } from './test-policy.ts'

const project = { kind: 'project', id: '示例-XM-102' }

describe.each(engines)('supplied facts on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createPolicyApp>>
  beforeAll(async () => {
    test = await createPolicyApp(engine)
  }, 120_000)
  afterAll(() => test.close())

  const own = voiceFor(sampleEnterprise)
  const officer = officerWith('gxj', 'policy.read', 'policy.verify')
  const supply = (subject: object, fact: string, value: unknown) =>
    test.as(own)(post('/api/policies/supplied-facts', { facts: [{ subject, fact, value }] }))
  const codesOf = async (subject: object, fact: string, value: unknown) =>
    (await supply(subject, fact, value)).json().problems.map(({ code }: { code: string }) => code)
  const waiting = async (actor: ReturnType<typeof officerWith>) =>
    (await test.as(actor)({ url: '/api/policies/facts-to-verify' })).json()
  const statusOf = async (clause: string) => {
    const { entitlements } = (await test.as(own)({ url: '/api/policies/entitlement' })).json()
    const found = entitlements.find(
      (item: { clause: { id: string }; subject: { id: string } }) =>
        item.clause.id === clause && item.subject.id === project.id,
    )
    return [found.status, found.amount?.fen]
  }

  it('a supplied fact counts at once, a later one replaces it, a withdrawal leaves it unknown, and all stay in the history', async () => {
    const first = await supply(project, '数字化水平等级', 2)
    expect(first.json().items[0]).toMatchObject({
      fact: '数字化水平等级',
      value: { value: '2' },
      by: '钱示例',
      verdict: null,
    })
    expect(await statusOf('TJ-DT1')).toEqual(['doesNotApply', undefined])
    const second = await supply(project, '数字化水平等级', 3)
    expect(await statusOf('TJ-DT1')).toEqual(['applies', '135000000'])
    const { id } = second.json().items[0]
    const taken = await test.as(own)(post(`/api/policies/supplied-facts/${id}/withdrawal`, {}))
    expect(taken.json().endedAt).not.toBeNull()
    expect(await statusOf('TJ-DT1')).toEqual(['unknown', undefined])
    const history = (
      await test.as(officer)({
        url: `/api/policies/supplied-facts?creditCode=${sampleEnterprise}&fact=数字化水平等级`,
      })
    ).json().items
    expect(history.map(({ value }: { value: { value: string } }) => value.value)).toEqual(['3', '2'])
    const again = await test.as(own)(post(`/api/policies/supplied-facts/${id}/withdrawal`, {}))
    expect(again.json().code).toBe('policy.supplied-fact-ended')
  })

  it('an officer of a responsible unit verifies; what does not hold counts no longer, and needs a reason', async () => {
    const { id } = (await supply(project, '数字化水平等级', 4)).json().items[0]
    const verify = (body: object) => test.as(officer)(post(`/api/policies/supplied-facts/${id}/verification`, body))
    expect((await verify({ holds: false })).json().code).toBe('policy.note-missing')
    const judged = await verify({ holds: false, note: '评估报告为二级（示例）' })
    expect(judged.json()).toMatchObject({
      verdict: { holds: false, by: '王示例', unit: '市工业和信息化局', note: '评估报告为二级（示例）' },
    })
    expect(await statusOf('TJ-DT1')).toEqual(['unknown', undefined])
    const right = (await supply(project, '数字化水平等级', 2)).json().items[0]
    const held = await test.as(officer)(post(`/api/policies/supplied-facts/${right.id}/verification`, { holds: true }))
    expect(held.json().verdict.holds).toBe(true)
    const twice = await test.as(officer)(post(`/api/policies/supplied-facts/${right.id}/verification`, { holds: true }))
    expect(twice.json().code).toBe('policy.supplied-fact-judged')
  })

  it('what nobody has looked at waits for the units whose clauses need it, the oldest first', async () => {
    const { items } = await waiting(officer)
    expect(items[0]).toMatchObject({ enterprise: '晓禾合成生物技术有限公司（示例）', verdict: null, endedAt: null })
    const facts = items.map(({ fact }: { fact: string }) => fact)
    expect(facts).toContain('规范经营')
    expect(items.some(({ verdict }: { verdict: unknown }) => verdict !== null)).toBe(false)
    expect((await waiting(officerWith('wsjkw', 'policy.read', 'policy.verify'))).items).toEqual([])
  })

  it('what a register holds, what follows from other facts, and what the dictionary does not read is refused by name', async () => {
    const applicant = { kind: 'applicant', id: null }
    expect(await codesOf(project, '总投资', '5000万元')).toEqual(['policy.fact-held-by-register'])
    expect(await codesOf(applicant, '专精特新小巨人有效', true)).toEqual(['policy.fact-held-by-register'])
    expect(await codesOf(applicant, '上一年研发强度', '5%')).toEqual(['policy.fact-is-derived'])
    expect(await codesOf(applicant, '数字化水平等级', 3)).toEqual(['policy.fact-of-other-subject'])
    expect(await codesOf(applicant, '两化融合贯标等级', '6A')).toEqual(['policy.fact-not-one-of'])
    expect(await codesOf(project, '设备软硬件投资额', '-1元')).toEqual(['policy.fact-too-small'])
    expect(await codesOf(applicant, '工业企', true)).toEqual(['policy.unknown-name'])
    expect(await codesOf({ kind: 'project', id: '别家项目' }, '数字化水平等级', 3)).toEqual([
      'policy.subject-not-found',
    ])
  })

  it('all or none: one wrong fact keeps the others out', async () => {
    const facts = [
      { subject: project, fact: '数字化水平等级', value: 5 },
      { subject: project, fact: '技改方向', value: '不存在' },
    ]
    const answer = await test.as(own)(post('/api/policies/supplied-facts', { facts }))
    expect(answer.json().at).toMatchObject({ path: '/body/facts/1/value' })
    expect((await statusOf('TJ-DT1'))[0]).not.toBe('applies')
  })

  it('a named product can be asked about', async () => {
    const added = await test.as(own)(post('/api/policies/products', { name: '测试菌种（示例）' }))
    const { id } = added.json()
    const answer = await supply({ kind: 'product', id }, '国家单项冠军产品', true)
    expect(answer.statusCode).toBe(200)
    const { bundle } = (await test.as(own)({ url: '/api/policies/entitlement' })).json()
    expect(bundle.chosen.map(({ clause }: { clause: { id: string } }) => clause.id)).toContain('TJ-D2')
    const twice = await test.as(own)(post('/api/policies/products', { name: '测试菌种（示例）' }))
    expect(twice.json().code).toBe('policy.product-twice')
    const project = await test.as(own)(post('/api/policies/products', { kind: 'project', name: '测试项目（示例）' }))
    expect(project.json()).toMatchObject({ code: 'policy.subject-in-register', values: { register: 'project' } })
  })

  it('what is known of the enterprise is listed fact by fact, with whether it may supply it', async () => {
    const { items } = (await test.as(own)({ url: '/api/policies/applicant' })).json()
    const find = (name: string, id: string | null = null) =>
      items.find(
        (item: { fact: { name: string }; subject: { id: string | null } }) =>
          item.fact.name === name && item.subject.id === id,
      )
    expect(find('总投资', '示例-XM-005')).toMatchObject({ from: { kind: 'register' }, maySupply: false })
    expect(find('主导产品全国市场占有率')).toMatchObject({ value: null, from: null, maySupply: true })
    expect(find('上一年研发强度')).toMatchObject({ from: { kind: 'formula' }, maySupply: false })
    const seen = (await test.as(officer)({ url: `/api/policies/applicant?creditCode=${sampleEnterprise}` })).json()
    expect(seen.items.some(({ maySupply }: { maySupply: boolean }) => maySupply)).toBe(false)
  })
})
