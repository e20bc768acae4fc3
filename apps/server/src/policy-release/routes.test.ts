import { clauseDraftDetail, type ClauseContent, type ClauseDraftDetail } from '@ceyuan/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '../database/database.ts'
import { engines } from '../database/test-database.ts'
import { body, createFundingApp, send, supply } from '../funding/test-funding.ts'
import { officerWith } from '../policy/test-policy.ts'
import { scenarioFeature } from '../scenario/feature.ts'
import { policyReleaseFeature } from './feature.ts'

const drafter: Actor = { ...officerWith('gxj', 'policy.edit', 'policy.release'), userId: 'drafter', name: '王示例' }
const releaser: Actor = { ...officerWith('kjj', 'policy.edit', 'policy.release'), userId: 'releaser', name: '李示例' }

const detailOf = (answer: { readonly json: () => unknown; readonly body: string }): ClauseDraftDetail => {
  const parsed = clauseDraftDetail.safeParse(answer.json())
  if (!parsed.success) throw new Error(answer.body)
  return parsed.data
}

const placesOf = ({ problems }: ClauseDraftDetail) => problems.map(({ code, field }) => [code, field])

const label = { zh: '示例', en: 'Sample' }
const fresh = {
  title: label,
  quote: '示例：对国家单项冠军企业，给予7万元。',
  condition: '国家单项冠军企业',
  amount: '万元(7)',
  capFen: null,
  groups: [],
}

const situation = {
  name: '国家单项冠军',
  on: '2026-12-01',
  facts: { 国家单项冠军企业: true },
  expected: { status: 'applies', fen: '120000000' },
}

describe.each(engines)('the release of clauses on %s', (engine) => {
  let test: Awaited<ReturnType<typeof createFundingApp>>
  beforeAll(async () => {
    test = await createFundingApp(engine, [policyReleaseFeature, scenarioFeature])
    await supply(test)
  }, 120_000)
  afterAll(() => test.close())

  const ask = (who: Actor, request: Parameters<ReturnType<typeof test.as>>[0]) => test.as(who)(request)
  const start = async (clause: string, entry = 'amends', from = '2026-12-01') =>
    detailOf(await ask(drafter, send('/api/policies/drafts', { clause, entry, from })))
  const save = async (draft: ClauseDraftDetail, content: Partial<ClauseContent>, tests: readonly object[] = []) =>
    detailOf(
      await ask(
        drafter,
        send(
          `/api/policies/drafts/${draft.id}`,
          { version: draft.version, content: { ...draft.content, ...content }, tests },
          'PUT',
        ),
      ),
    )
  const amountOn = async (on: string) => {
    const { items } = (await test.as('public')({ url: `/api/policies/clauses?on=${on}` })).json()
    return items.find(({ id }: { readonly id: string }) => id === 'TJ-D1')?.amount
  }
  const given = async () => {
    const url = `/api/policies/entitlement?on=2026-12-01&creditCode=${body}`
    const answer = await test.as(officerWith('gxj', 'policy.read'))({ url })
    const { entitlements } = answer.json()
    return entitlements.find(({ clause }: { readonly clause: { readonly id: string } }) => clause.id === 'TJ-10')
  }
  const act = (who: Actor, draft: ClauseDraftDetail, verb: string) =>
    ask(who, send(`/api/policies/drafts/${draft.id}/${verb}`, { version: draft.version, reason: '示例理由' }))
  const read = async (id: string) => detailOf(await ask(releaser, { url: `/api/policies/drafts/${id}` }))

  it('takes a changed amount from a draft into force from its day, by a second person', async () => {
    const begun = await start('TJ-D1')
    expect(begun.content).toMatchObject({ clause: 'TJ-D1', amount: '万元(1000)', from: '2026-12-01' })
    const saved = await save(begun, { amount: '万元(120)' }, [situation])
    expect([saved.problems, saved.results[0]?.passes]).toEqual([[], true])
    const proposed = detailOf(await act(drafter, saved, 'propose'))
    expect([proposed.state, proposed.acts, proposed.mayNotRelease?.code]).toEqual([
      'proposed',
      ['reject', 'withdraw'],
      'policy-release.own-draft',
    ])
    const own = await act(drafter, proposed, 'release')
    expect([own.statusCode, own.json().code]).toEqual([422, 'policy-release.own-draft'])
    expect(own.json().detail).toContain('王示例')
    const released = detailOf(await act(releaser, await read(proposed.id), 'release'))
    expect([released.state, released.decidedBy?.name]).toEqual(['released', '李示例'])
    expect(released.events.map(({ kind }) => kind)).toEqual(['started', 'saved', 'proposed', 'released'])
    const { estimate } = released
    expect(estimate).toMatchObject({
      on: '2026-12-01',
      enterprises: expect.any(Number),
      cannotTell: expect.any(Number),
    })
    expect(BigInt(estimate?.after.fen ?? 0) - BigInt(estimate?.before.fen ?? 0)).toBe(BigInt(estimate?.changeFen ?? -1))
    expect((await read(released.id)).estimate).toEqual(estimate)
    expect([await amountOn('2026-11-30'), await amountOn('2026-12-01')]).toEqual(['万元(1000)', '万元(120)'])
    const history = (await ask(releaser, { url: '/api/policies/clauses/TJ-D1/history' })).json()
    expect(history.items.map(({ release }: { readonly release: object | null }) => release)).toMatchObject([
      null,
      { draftedBy: '王示例', releasedBy: '李示例' },
    ])
    expect((await act(releaser, released, 'withdraw')).json().code).toBe('policy-release.not-now')
  })

  it('names what is wrong with a text by field, line and column, and keeps the draft', async () => {
    const draft = await start('TJ-D3')
    const wrong = await save(draft, {
      condition: '市重点培育单项冠军企业 and\n市重点培育单项冠军企业业',
      units: ['gxjj'],
      shares: [{ payer: { zh: '市级财政', en: 'City' }, part: '1/3' }],
    })
    const places = wrong.problems.map(({ code, field, line }) => [code, field, line])
    expect(places).toEqual(
      expect.arrayContaining([
        ['policy.unknown-name', 'units/0', null],
        ['policy.shares-not-whole', 'shares', null],
      ]),
    )
    const condition = wrong.problems.find(({ field }) => field === 'condition')
    expect([condition?.line, condition?.column]).toEqual([2, 1])
    expect((await act(drafter, wrong, 'propose')).statusCode).toBe(422)
    expect(detailOf(await act(drafter, wrong, 'withdraw')).state).toBe('withdrawn')
  })

  it('proposes nothing untested, and nothing whose situations come out otherwise', async () => {
    const draft = await start('TJ-D3')
    expect((await act(drafter, draft, 'propose')).json().code).toBe('policy-release.no-tests')
    const facts = { 市重点培育单项冠军企业: true }
    const failing = await save(draft, {}, [{ ...situation, facts }])
    expect(failing.results).toMatchObject([{ passes: false, found: { status: 'applies', fen: '100000000' } }])
    expect((await act(drafter, failing, 'propose')).json()).toMatchObject({
      code: 'policy-release.test-fails',
      values: { names: ['国家单项冠军'] },
    })
    const unreadable = await save(failing, {}, [{ ...situation, facts: { 没有的事实: true } }])
    expect(unreadable.results[0]?.problems[0]?.code).toBe('policy.unknown-name')
    await act(drafter, unreadable, 'withdraw')
  })

  it('shows two drafts on one clause to each other, and lets the second not pass unseen', async () => {
    const [one, other] = [await start('TJ-D2'), await start('TJ-D2', 'amends', '2027-01-01')]
    expect((await read(one.id)).conflicts).toMatchObject([{ id: other.id, from: '2027-01-01' }])
    const facts = { 国家单项冠军产品: true }
    const test1 = { ...situation, facts, expected: { status: 'applies', fen: null } }
    const [first, second] = [await save(one, {}, [test1]), await save(other, {}, [test1])]
    const proposed = detailOf(await act(drafter, first, 'propose'))
    const waiting = detailOf(await act(drafter, second, 'propose'))
    const both = await Promise.all([act(releaser, proposed, 'release'), act(releaser, waiting, 'release')])
    expect(both.map(({ statusCode }) => statusCode).filter((status) => status === 200)).toHaveLength(1)
    const refused = both.find(({ statusCode }) => statusCode !== 200)
    expect(refused?.json().code).toBe('policy-release.overtaken')
    const left = both[0]?.statusCode === 200 ? waiting : proposed
    const seen = await read(left.id)
    expect([seen.isOvertaken, seen.conflicts]).toEqual([true, []])
    expect(detailOf(await act(releaser, seen, 'reject'))).toMatchObject({ state: 'rejected', acts: [] })
  })

  it('checks a text on chosen enterprises without keeping it', async () => {
    const draft = await start('TJ-1a')
    const asked = {
      content: { ...draft.content, amount: '设备软硬件投资额 * 0.2' },
      tests: [],
      applicants: [body, 'X'],
    }
    const answer = (await ask(drafter, send('/api/policies/drafts/check', asked))).json()
    expect(answer.unknownApplicants).toEqual(['X'])
    const changed = answer.effects.filter(({ changeFen }: { readonly changeFen: string | null }) => changeFen !== '0')
    expect(changed).toMatchObject([
      {
        creditCode: body,
        before: { status: 'applies', fen: '400000000' },
        after: { status: 'applies', fen: '800000000' },
        changeFen: '400000000',
      },
    ])
    await act(drafter, draft, 'withdraw')
  })

  it('begins a new clause from its text alone, and refuses unknown names with the nearest', async () => {
    const none = await ask(drafter, send('/api/policies/drafts', { clause: 'TJ-9', entry: 'enacts' }))
    expect(none.json().code).toBe('policy-release.content-needed')
    const wrong = await ask(drafter, send('/api/policies/drafts', { clause: 'TJ-D9', entry: 'repeals' }))
    expect(wrong.json()).toMatchObject({ code: 'policy-release.clause-unknown', values: { nearest: 'TJ-D1' } })
    const like = await start('TJ-D3')
    const content = { ...like.content, clause: 'TJ-9', groups: [], policy: 'manufacturing-2032' }
    const lost = await ask(drafter, send('/api/policies/drafts', { clause: 'TJ-9', entry: 'enacts', content }))
    expect(lost.json()).toMatchObject({
      code: 'policy-release.policy-unknown',
      values: { nearest: 'manufacturing-2023' },
    })
    const known = { clause: 'TJ-9', entry: 'enacts', content: { ...content, policy: 'manufacturing-2023' } }
    const begun = detailOf(await ask(drafter, send('/api/policies/drafts', known)))
    expect([begun.before, begun.problems]).toEqual([null, []])
    await act(drafter, begun, 'withdraw')
    await act(drafter, like, 'withdraw')
  })

  it('takes a clause from a blank draft into what an enterprise is entitled to', async () => {
    const like = await start('TJ-D1')
    const blank: ClauseContent = {
      ...like.content,
      clause: 'TJ-10',
      entry: 'enacts',
      title: { zh: '示例新条款', en: '' },
      groups: [],
      unseen: [],
      condition: null,
      amount: null,
      capFen: null,
      shares: [],
      requires: [],
      quote: '',
      until: null,
    }
    const begun = detailOf(
      await ask(drafter, send('/api/policies/drafts', { clause: 'TJ-10', entry: 'enacts', content: blank })),
    )
    expect(placesOf(begun)).toEqual([
      ['policy.unseen-without-reason', 'condition'],
      ['policy.unseen-without-reason', 'amount'],
      ['policy-release.field-empty', 'title/en'],
      ['policy-release.field-empty', 'quote'],
    ])
    const written = await save(
      begun,
      {
        title: { zh: '示例新条款', en: 'An invented clause' },
        quote: '示例：对国家单项冠军企业，给予7万元。',
        condition: '国家单项冠军企业',
        amount: '万元(7)',
        incompatible: ['TJ-D3'],
        shares: [
          { payer: { zh: '市级财政', en: 'City' }, part: '2/3' },
          { payer: { zh: '区级财政', en: 'District' }, part: '1/3' },
        ],
      },
      [{ ...situation, expected: { status: 'applies', fen: '7000000' } }],
    )
    expect([placesOf(written), written.results[0]?.passes]).toEqual([[], true])
    const proposed = detailOf(await act(drafter, written, 'propose'))
    expect(await given()).toBeUndefined()
    expect(detailOf(await act(releaser, proposed, 'release')).state).toBe('released')
    expect(await given()).toMatchObject({ status: 'applies', amount: { fen: '7000000' } })
    await act(drafter, like, 'withdraw')
  })

  it('brings a new document, a duplicate group and a ceiling into force with the clause that needs them', async () => {
    const like = await start('TJ-D3')
    const brings = {
      policy: {
        title: '',
        number: '示例〔2026〕9号',
        issuer: '示例局',
        date: '2026-11-20',
        level: 'municipal' as const,
      },
      groups: [
        { id: 'new-group', title: label, per: 'applicant' as const, quote: '示例：不重复享受。', reading: null },
      ],
      ceilings: [],
    }
    const content = { ...like.content, ...fresh, clause: 'ND-1', policy: 'new-document', groups: ['new-group'], brings }
    const asked = { clause: 'ND-1', entry: 'enacts', from: '2026-11-23', content }
    const begun = detailOf(await ask(drafter, send('/api/policies/drafts', asked)))
    expect(placesOf(begun)).toEqual([['policy-release.field-empty', 'brings/policy/title']])
    const ceiling = {
      id: 'new-ceiling',
      title: label,
      of: 'applicant' as const,
      clauses: ['ND-1', 'TJ-0'],
      per: 'year' as const,
    }
    const titled = { ...brings, policy: { ...brings.policy, title: '示例新文件' } }
    const capped = { ...titled, ceilings: [{ ...ceiling, fen: '5000000', quote: '示例：每年不超过5万元。' }] }
    const wrong = await save(begun, { brings: capped })
    expect(placesOf(wrong)).toEqual([['policy.unknown-name', 'brings/ceilings/0/clauses/1']])
    const nothing = await save(wrong, {
      brings: { ...capped, ceilings: capped.ceilings.map((one) => ({ ...one, clauses: ['ND-1'], fen: '0' })) },
    })
    expect(placesOf(nothing)).toEqual([['policy-release.amount-not-positive', 'brings/ceilings/0/fen']])
    const right = { ...capped, ceilings: capped.ceilings.map((one) => ({ ...one, clauses: ['ND-1'] })) }
    const written = await save(nothing, { brings: right }, [
      { ...situation, on: '2026-11-23', expected: { status: 'applies', fen: '7000000' } },
    ])
    expect([placesOf(written), written.policy.title]).toEqual([[], '示例新文件'])
    const proposed = detailOf(await act(drafter, written, 'propose'))
    const released = detailOf(await act(releaser, proposed, 'release'))
    expect(released.estimate?.on).toBe('2026-11-23')
    const shown = (await test.as('public')({ url: '/api/policies/clauses/ND-1' })).json()
    expect(shown.versions[0].policy).toMatchObject({ title: '示例新文件', number: '示例〔2026〕9号' })
    expect([shown.groups[0].id, shown.ceilings[0].fen]).toEqual(['new-group', '5000000'])
    const again = await ask(
      drafter,
      send('/api/policies/drafts', { ...asked, clause: 'ND-2', content: { ...content, clause: 'ND-2' } }),
    )
    expect([again.statusCode, again.json().code]).toEqual([409, 'policy-release.policy-exists'])
    await act(drafter, like, 'withdraw')
  })

  it('ends a clause by a repeal that a second person releases', async () => {
    const draft = await start('STZ', 'repeals')
    const proposed = detailOf(await act(drafter, draft, 'propose'))
    expect(detailOf(await act(releaser, proposed, 'release')).state).toBe('released')
    const { items } = (await test.as('public')({ url: '/api/policies/clauses?on=2026-12-01' })).json()
    expect(items.some(({ id }: { readonly id: string }) => id === 'STZ')).toBe(false)
  })
})
