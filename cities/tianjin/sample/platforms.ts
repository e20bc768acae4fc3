import { createRandom } from './random.ts'
import type { Story, Words } from './story.ts'
import { addDays, type Change, history, type Version } from './version.ts'

const BY = '示例·市科技局'
const COUNT = 60
const NAMED_ON = '2024-09-05'

const named = (story: Story): readonly Version[] =>
  story.platformsNamed.flatMap((platform) =>
    history(
      platform.name,
      '方案原文',
      [{ on: NAMED_ON, set: { ...platform, field: '生物制造', document: '津政办发〔2024〕23号' } }],
      { until: story.until, sample: false },
    ),
  )

const national = (story: Story, words: Words): readonly Version[] =>
  story.platformsNational.flatMap((approvedOn, index) => {
    const name = `国家${words.platformFields[index] ?? ''}产业创新中心（示例）`
    const applied = {
      name,
      level: '国家级',
      category: '产业创新中心',
      field: '生物制造',
      status: '申报',
      host: `${words.hosts[index] ?? ''}（示例）`,
      region: '120116',
      beijing: index === 0,
    }
    return history(
      name,
      BY,
      [
        { on: addDays(approvedOn, -160), set: applied },
        { on: approvedOn, set: { status: '已批准', approvedOn } },
        { on: addDays(approvedOn, 190), set: { status: '运行', enterprises: 9 + index } },
      ],
      story,
    )
  })

const invented = (story: Story, words: Words): readonly Version[] => {
  const random = createRandom(60)
  const count = COUNT - story.platformsNamed.length - story.platformsNational.length
  return Array.from({ length: count }, (_, index) => {
    const kind = words.platformKinds[index % words.platformKinds.length] ?? random.pick(words.platformKinds)
    const host = words.hosts[Math.floor(index / 3) % words.hosts.length] ?? ''
    const field = words.platformFields[(index * 5) % words.platformFields.length] ?? ''
    const name = `${host}${field}${kind.word}${index < 36 ? '' : `${Math.floor(index / 12)}号`}（示例）`
    const late = index % 4 === 3
    const approvedOn = late ? addDays('2024-10-10', index * 14) : `${2017 + (index % 7)}-0${1 + (index % 9)}-15`
    const opened: Record<string, unknown> = {
      name,
      level: kind.level,
      category: kind.category,
      field: index % 9 === 8 ? '相关领域' : '生物制造',
      status: late ? '在建' : '运行',
      approvedOn,
      host: `${host}（示例）`,
      region: random.pick(words.districts).code,
      services: `${field}方面的开放设备和技术服务（示例）`,
      beijing: index % 11 === 2,
      ...(late ? {} : { enterprises: random.integer(2, 9) }),
    }
    const reports: readonly Change[] = [
      { on: addDays('2025-10-09', index % 20), set: late ? {} : { enterprises: random.integer(3, 14) } },
      {
        on: addDays('2026-10-12', index % 20),
        set: late ? { status: '运行', enterprises: random.integer(1, 6) } : { enterprises: random.integer(4, 20) },
      },
    ]
    const enteredOn = late ? approvedOn : addDays(NAMED_ON, index % 12)
    return history(name, BY, [{ on: enteredOn, set: opened }, ...reports.filter((it) => it.on > enteredOn)], story)
  }).flat()
}

/** The platforms the plan names, without figures, and invented ones around them. */
export const platformRecords = (story: Story, words: Words): readonly Version[] => [
  ...named(story),
  ...national(story, words),
  ...invented(story, words),
]
