import { describe, expect, it } from 'vitest'
import { disagreements, gather, type UnitAnswer } from './agenda.ts'

const commitment = (id: string, light: 'behind' | 'onCourse' | 'atRisk') => ({
  id,
  title: id,
  light,
  reason: { code: 'x', values: {}, sentence: '慢 6.8 项' },
  lead: { id: 'kjj', name: '市科技局' },
  support: [{ id: 'gxj', name: '市工业和信息化局' }],
})

const answer = (unit: string, standing: UnitAnswer['standing'], awaits: string | null = null): UnitAnswer => ({
  commitment: 'a',
  unit,
  standing,
  awaits,
})

const kindOf = (answers: readonly UnitAnswer[], light: 'behind' | 'onCourse' = 'onCourse'): string | undefined =>
  disagreements([commitment('a', light)], answers)[0]?.why.kind

describe('the agenda', () => {
  it('takes units as disagreeing when one says done and another does not', () => {
    expect(kindOf([answer('kjj', 'done'), answer('gxj', 'blocked')])).toBe('opposed')
    expect(kindOf([answer('kjj', 'inProgress'), answer('gxj', 'blocked')])).toBeUndefined()
  })

  it('takes units as disagreeing when one says that it is not theirs to do', () => {
    expect(kindOf([answer('kjj', 'inProgress'), answer('gxj', 'notOurs')])).toBe('opposed')
  })

  it('sees a unit that waits for another who says that nothing is left to do', () => {
    expect(kindOf([answer('kjj', 'blocked', 'gxj'), answer('gxj', 'done')])).toBe('awaited')
  })

  it('sees a unit that says done while the records say behind', () => {
    expect(kindOf([answer('kjj', 'done')], 'behind')).toBe('contradicted')
    expect(kindOf([answer('kjj', 'done')])).toBeUndefined()
  })

  it('names a commitment once, under its strongest reason, and leaves out what is not red', () => {
    const late = { id: 'o', title: 'o', unit: 'kjj', commitment: 'b', overdueDays: 3, isEscalated: false }
    const proposals = gather(
      [commitment('a', 'behind'), commitment('b', 'behind'), commitment('c', 'behind'), commitment('d', 'atRisk')],
      [late],
      [answer('kjj', 'done')],
    )
    expect(proposals.map(({ kind, commitment: id }) => `${kind} ${id}`)).toEqual([
      'disagreement a',
      'overdue b',
      'red c',
    ])
  })
})
