import { createRandom } from './random.ts'
import type { Story, Words } from './story.ts'
import { addDays, history, type Version } from './version.ts'

const BY = '示例·市科技局'
const EXPERTS = 52

/** The scientist teams: top ones, others, and one still in talks. */
export const teamRecords = (story: Story, words: Words): readonly Version[] => {
  const random = createRandom(5)
  const tiers = ['领军人才团队', '青年人才团队', '产业人才团队']
  const teams = [
    ...story.teamsTop.map((on) => ({ on, tier: '顶尖科学家团队', arrived: true })),
    ...story.teamsOther.map((on, index) => ({ on, tier: tiers[index % 3] ?? '', arrived: true })),
    { on: story.teamInTalks, tier: '顶尖科学家团队', arrived: false },
  ]
  return teams.flatMap(({ on, tier, arrived }, index) => {
    const teamNumber = `示例-TD-${String(index + 1).padStart(3, '0')}`
    const opened = {
      teamNumber,
      name: `${words.teamDirections[index] ?? ''}团队（示例）`,
      leader: `${random.pick(words.surnames)}示例`,
      tier,
      biomanufacturing: true,
      status: '洽谈',
      host: `${random.pick(words.hosts)}（示例）`,
      direction: words.teamDirections[index],
      members: random.integer(6, 24),
    }
    const talksOn = arrived ? addDays(on, -80) : on
    const later = arrived
      ? [
          { on, set: { status: '已引进', introducedOn: on } },
          { on: addDays(on, 45), set: { guaranteed: index % 2 === 0 ? ['居留', '医疗'] : ['子女教育'] } },
        ]
      : []
    return history(
      teamNumber,
      BY,
      [{ on: talksOn < '2024-09-06' ? '2024-09-06' : talksOn, set: opened }, ...later],
      story,
    )
  })
}

/** The expert library: appointed in three rounds, a few terms over, one who left. */
export const expertRecords = (story: Story, words: Words): readonly Version[] => {
  const random = createRandom(52)
  return Array.from({ length: EXPERTS }, (_, index) => {
    const expertNumber = `示例-ZJ-${String(index + 1).padStart(3, '0')}`
    const appointedOn = ['2024-11-08', '2025-06-12', '2026-09-10'][index % 3] ?? ''
    const first = words.expertFields[index % words.expertFields.length]
    const opened = {
      expertNumber,
      name: `${words.surnames[index % words.surnames.length] ?? ''}示例${index + 1}`,
      affiliation: `${random.pick(words.hosts)}（示例）`,
      kind: words.expertKinds[index % words.expertKinds.length],
      fields: [first, random.pick(words.expertFields.filter((field) => field !== first))],
      rank: random.pick(words.ranks),
      appointedOn,
      termEnd: addDays(appointedOn, index % 17 === 0 ? 365 : 1095),
      status: '在聘',
      consultations: 0,
    }
    const used = { on: addDays('2026-10-20', index % 25), set: { consultations: random.integer(0, 6) } }
    const over = index % 17 === 0 ? [{ on: addDays(appointedOn, 366), set: { status: '到期' } }] : []
    const left = index === 40 ? [{ on: '2026-04-15', set: { status: '退出' }, ended: '本人申请退出' }] : []
    const uses = index % 17 === 0 || index === 40 ? [] : [used]
    return history(expertNumber, BY, [{ on: appointedOn, set: opened }, ...uses, ...over, ...left], story)
  }).flat()
}
