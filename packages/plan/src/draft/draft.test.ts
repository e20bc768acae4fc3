import { describe, expect, it } from 'vitest'
import { readPlanText } from '../reading/read-plan.ts'
import { carryOver, comparePlans } from './compare.ts'
import { correctPlan, type Correction } from './correct.ts'
import type { PlanContent } from './plan-content.ts'
import { toPlanContent } from './to-content.ts'

const source = `云川市生物制造行动计划
一、总体目标
到2027年，建成2个平台，引育5家企业。
二、重点任务
（一）建平台。支持建设平台。鼓励开放共享。（责任单位：市科技局、市财政局）
（二）引人才。引进人才，提供住房保障。`

const unitIds: Readonly<Record<string, string>> = { 市科技局: 'kjj', 市财政局: 'czj' }

const draftOf = (raw: string) => {
  const read = readPlanText(raw)
  if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
  const { text, reading } = read.value
  return {
    text,
    content: toPlanContent(
      reading,
      (name) => unitIds[name],
      (index) => `c-${index + 1}`,
    ),
  }
}
const { text, content } = draftOf(source)
const correct = (correction: Correction, on: PlanContent = content) =>
  correctPlan(on, correction, { text, units: new Set(['kjj', 'czj']), newId: 'new' })
const after = (correction: Correction): PlanContent => {
  const result = correct(correction)
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems))
  return result.value
}
const quotes = ({ commitments }: PlanContent) => commitments.map(({ quote }) => quote)

describe('a draft', () => {
  it('takes units from the section: the first leads, the others support', () => {
    expect(quotes(content)).toEqual([
      '建成2个平台',
      '引育5家企业',
      '支持建设平台。',
      '鼓励开放共享。',
      '引进人才，提供住房保障。',
    ])
    expect(content.commitments[2]).toMatchObject({ lead: 'kjj', support: ['czj'], section: '二/（一）' })
  })

  it('is corrected in kind, interval, unit and deadline', () => {
    const target = { min: 3, max: 4, strict: false, unit: '个', by: '2026-12-31' }
    expect(after({ kind: 'change', id: 'c-1', target }).commitments[0]?.target).toEqual(target)
    const measure = after({ kind: 'change', id: 'c-1', commitmentKind: 'measure' }).commitments[0]
    expect(measure).toMatchObject({ kind: 'measure', target: null })
  })

  it('is split within a commitment, and merged again', () => {
    const at = text.indexOf('提供住房')
    const parted = after({ kind: 'split', id: 'c-5', at })
    expect(quotes(parted).slice(4)).toEqual(['引进人才，', '提供住房保障。'])
    const joined = correct({ kind: 'merge', ids: ['c-5', 'new'] }, parted)
    expect(joined.kind === 'success' && quotes(joined.value)).toEqual(quotes(content))
  })

  it('gains and loses commitments', () => {
    const start = text.indexOf('开放共享')
    const more = after({ kind: 'add', commitmentKind: 'measure', target: null, start, end: start + 4 })
    expect(more.commitments.find(({ id }) => id === 'new')).toMatchObject({ quote: '开放共享', lead: 'kjj' })
    expect(after({ kind: 'remove', id: 'c-4' }).commitments).toHaveLength(4)
  })

  it.each([
    [{ kind: 'remove', id: 'none' }, 'plan.commitment-unknown'],
    [{ kind: 'respan', id: 'c-1', start: 0, end: 5 }, 'plan.span-outside-sections'],
    [{ kind: 'respan', id: 'c-1', start: 9, end: 9 }, 'plan.span-invalid'],
    [
      { kind: 'respan', id: 'c-1', start: text.indexOf('引育'), end: text.indexOf('鼓励') },
      'plan.span-outside-sections',
    ],
    [{ kind: 'split', id: 'c-1', at: 3 }, 'plan.split-outside'],
    [{ kind: 'merge', ids: ['c-1', 'c-5'] }, 'plan.merge-apart'],
    [{ kind: 'change', id: 'c-3', commitmentKind: 'target' }, 'plan.figure-missing'],
    [{ kind: 'change', id: 'c-1', lead: 'nobody' }, 'plan.unit-unknown'],
    [{ kind: 'units', section: '九', responsibleUnits: [] }, 'plan.section-unknown'],
    [
      { kind: 'change', id: 'c-1', target: { min: 5, max: 2, strict: false, unit: '个', by: null } },
      'plan.figure-empty',
    ],
  ] as const)('refuses %j', (correction, code) => {
    expect(correct(correction)).toMatchObject({ kind: 'failure', problems: [{ code }] })
  })
})

describe('a changed text', () => {
  const changed = draftOf(
    source
      .replace('建成2个平台', '建成4个平台')
      .replace('鼓励开放共享。', '')
      .replace('提供住房保障。', '提供住房保障。推动人才互认。'),
  )
  it('is read as a difference: changed, removed, added, and the rest the same', () => {
    const kinds = comparePlans(content.commitments, changed.content.commitments).map(({ kind, before, after }) => [
      kind,
      (after ?? before)?.quote,
    ])
    expect(kinds).toEqual([
      ['changed', '建成4个平台'],
      ['same', '引育5家企业'],
      ['same', '支持建设平台。'],
      ['same', '引进人才，提供住房保障。'],
      ['added', '推动人才互认。'],
      ['removed', '鼓励开放共享。'],
    ])
  })

  it('keeps ids, units and bindings of what is still there', () => {
    const bound = content.commitments.map((commitment) => ({
      ...commitment,
      id: `kept-${commitment.id}`,
      binding: { kind: 'indicator' as const, indicator: commitment.id },
    }))
    const carried = carryOver(bound, changed.content.commitments)
    expect(carried.map(({ id }) => id)).toEqual(['kept-c-1', 'kept-c-2', 'kept-c-3', 'kept-c-5', 'c-5'])
    expect(carried[0]).toMatchObject({ target: { min: 4 }, binding: { indicator: 'c-1' } })
  })

  it('shows a commitment that stands in another section as moved', () => {
    const [first, ...rest] = content.commitments
    const moved = first ? [{ ...first, section: '三' }, ...rest] : rest
    expect(comparePlans(content.commitments, moved)[0]).toMatchObject({ kind: 'moved' })
  })
})
