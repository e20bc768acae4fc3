import type { Enterprise } from './enterprises.ts'
import { createRandom, type Random } from './random.ts'
import type { Story, Words } from './story.ts'
import { addDays, type Change, history, type Version } from './version.ts'

type Result = {
  readonly number: string
  readonly level: string
  readonly enteredOn: string
  readonly recognisedOn?: string
  readonly withdrawn?: { readonly on: string; readonly reason: string }
}

const BY = '示例·市科技局'
const numbered = (year: string, serial: number) => `示例-CG-${year}-${String(serial).padStart(3, '0')}`

const recognised = (on: string, index: number): Result => ({
  number: numbered(on.slice(0, 4), index + 1),
  level: index % 5 === 2 ? '国际领先' : '国际先进',
  enteredOn: addDays(on, -75) < '2024-08-26' ? '2024-08-26' : addDays(on, -75),
  recognisedOn: on,
})

const resultsOf = (story: Story): readonly Result[] => {
  const counted = story.achievements.map(recognised)
  const { recognisedOn, withdrawnOn, reason } = story.achievementWithdrawn
  const withdrawn = { ...recognised(recognisedOn, 59), withdrawn: { on: withdrawnOn, reason } }
  const twice = { ...recognised(story.achievementTwice, 0), number: counted[27]?.number ?? '' }
  const national = story.achievementsNational.map((on, index) => ({
    ...recognised(on, 70 + index),
    level: index % 2 === 0 ? '国内领先' : '国内先进',
  }))
  const underway = story.achievementsUnderway.map((on, index) => ({
    number: numbered('2026', 90 + index),
    level: '国际先进',
    enteredOn: on,
  }))
  return [...counted, withdrawn, twice, ...national, ...underway]
}

const description = (random: Random, words: Words, enterprises: readonly Enterprise[], index: number) => {
  const directions = Object.entries(words.directions)
  const [direction, names] = directions[index % directions.length] ?? random.pick(directions)
  const name = names[Math.floor(index / directions.length) % names.length] ?? random.pick(names)
  const edition = Math.floor(index / (directions.length * names.length))
  const enterprise = index % 3 === 0 ? undefined : random.pick(enterprises.slice(0, 160))
  return {
    name: `${name}${edition === 0 ? '' : '（二期）'}（示例）`,
    direction,
    holder: enterprise?.name ?? `${random.pick(words.hosts)}（示例）`,
    ...(enterprise === undefined ? {} : { enterprise: enterprise.creditCode }),
    evidence: ['第三方评价报告（示例）', index % 2 === 0 ? '发明专利证书（示例）' : '用户应用证明（示例）'],
    challenge: index % 7 === 3,
    transferred: random.pick(['未转化', '概念验证', '中试', '已转化']),
  }
}

const changesOf = (result: Result, described: Record<string, unknown>, recordNumber: string): readonly Change[] => {
  const on = result.recognisedOn
  const first = {
    recordNumber,
    achievementNumber: result.number,
    ...described,
    level: result.level,
    status: '在途',
  }
  return [
    { on: result.enteredOn, set: first },
    ...(on === undefined
      ? []
      : [
          {
            on,
            set: {
              status: '已认定',
              recognisedOn: on,
              opinion: '评审组一致同意评价结论（示例）。',
              document: `示例认定〔${on.slice(0, 4)}〕${on.slice(5).replace('-', '')}`,
            },
          },
        ]),
    ...(result.withdrawn === undefined
      ? []
      : [{ on: result.withdrawn.on, set: { status: '撤销', reason: result.withdrawn.reason } }]),
  ]
}

/** Every achievement: counted ones, one registered twice under one number, one withdrawn, some under evaluation. */
export const achievementRecords = (
  story: Story,
  words: Words,
  enterprises: readonly Enterprise[],
): readonly Version[] => {
  const random = createRandom(50)
  const results = resultsOf(story)
  const twin = results.length - story.achievementsUnderway.length - story.achievementsNational.length - 1
  return results.flatMap((result, index) => {
    const described = description(random, words, enterprises, index === twin ? 27 : index)
    const recordNumber = `示例-DJ-${String(index + 1).padStart(4, '0')}`
    return history(recordNumber, BY, changesOf(result, described, recordNumber), story)
  })
}
