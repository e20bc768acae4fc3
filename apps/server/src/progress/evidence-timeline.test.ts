import * as fc from 'fast-check'
import { CivilDate } from '@ceyuan/values'
import { describe, expect, it } from 'vitest'
import { emptyTimeline, lastWrittenOn, standingsAt, withVersions, type EvidenceVersion } from './evidence-timeline.ts'

const start = CivilDate.toDays(CivilDate.create(2025, 1, 1))
const day = fc.nat(700).map((days) => CivilDate.fromDays(start + days))
const record = fc
  .tuple(
    fc.uuid(),
    fc.array(fc.tuple(day, fc.boolean(), fc.option(day), fc.constantFrom('a', 'b', 'c')), {
      minLength: 1,
      maxLength: 4,
    }),
  )
  .map(([id, versions]): readonly EvidenceVersion[] =>
    versions
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([from, matches, on, once], index) => ({
        id,
        version: index + 1,
        from,
        matches,
        pending: false,
        inNumerator: false,
        on,
        once,
        amount: 1,
        endReason: null,
      })),
  )
const records = fc.array(record, { maxLength: 12 })
const daysOf = (versions: readonly EvidenceVersion[]) => versions.map(({ from }) => from)

describe('the evidence of a day', () => {
  it('1.3 counts each key once, the earliest record first', () => {
    fc.assert(
      fc.property(records, day, (list, asOf) => {
        const versions = list.flat()
        const standings = standingsAt(withVersions(emptyTimeline, versions, daysOf(versions)), asOf)
        const counted = standings.filter(({ standing }) => standing === 'counted')
        expect(new Set(counted.map(({ version }) => version.once)).size).toBe(counted.length)
        for (const { version, sameAs } of standings.filter(({ standing }) => standing === 'duplicate')) {
          const first = counted.find((other) => other.version.id === sameAs)?.version
          expect(first?.once).toBe(version.once)
          expect((first?.on ?? '') <= (version.on ?? '')).toBe(true)
        }
      }),
    )
  })

  it('1.1 does not change by what is recorded later', () => {
    fc.assert(
      fc.property(records, day, (list, asOf) => {
        const versions = list.flat()
        const known = versions.filter(({ from }) => from <= asOf)
        const whole = withVersions(emptyTimeline, versions, daysOf(versions))
        const then = withVersions(emptyTimeline, known, daysOf(known))
        expect(new Set(standingsAt(whole, asOf))).toEqual(new Set(standingsAt(then, asOf)))
        expect(lastWrittenOn(whole, asOf)).toBe(lastWrittenOn(then, asOf))
      }),
    )
  })

  it('is the same however the versions were read: at once, in parts, or twice', () => {
    fc.assert(
      fc.property(records, fc.nat(20), day, (list, cut, asOf) => {
        const versions = list.flat()
        const whole = withVersions(emptyTimeline, versions, daysOf(versions))
        const half = withVersions(emptyTimeline, versions.slice(cut), daysOf(versions.slice(cut)))
        const parts = withVersions(half, versions, daysOf(versions))
        expect(new Set(standingsAt(parts, asOf))).toEqual(new Set(standingsAt(whole, asOf)))
        expect(withVersions(whole, versions, daysOf(versions))).toBe(whole)
      }),
    )
  })
})
