import type { Enterprise } from './enterprises.ts'
import { createRandom } from './random.ts'
import type { Story, Unit, Words } from './story.ts'
import { addDays, history, type Version } from './version.ts'

const STALE = '2025-12-16'
const ALLIANCES = ['生物基材料产业联盟（示例）', '酶工程创新联合体（示例）', '细胞制造创新联合体（示例）']
const TAKING_PART_ONLY = ['czj', 'ybj']

/** The responsible units, as the plan names them: real, without contacts. */
export const unitRecords = (story: Story, units: readonly Unit[]): readonly Version[] =>
  units.flatMap(({ id, name, fullName, kind }) => {
    const participation = TAKING_PART_ONLY.includes(id) ? '参与单位' : '责任单位'
    const set = { code: id, name, fullName, kind, participation }
    return history(id, '方案原文', [{ on: '2024-08-26', set }], { until: story.until, sample: false })
  })

/** The four carriers of the plan: real, with the plan's words and nothing else. */
export const carrierRecords = (story: Story): readonly Version[] =>
  story.carriers.flatMap((carrier) =>
    history(carrier.name, '方案原文', [{ on: '2024-09-05', set: { ...carrier } }], {
      until: story.until,
      sample: false,
    }),
  )

/** Service bodies: those the plan names, without figures, and invented ones nobody has updated since 2025. */
export const serviceBodyRecords = (story: Story, words: Words): readonly Version[] => {
  const random = createRandom(12)
  const named = story.serviceBodiesNamed.flatMap((body) =>
    history(body.name, '方案原文', [{ on: '2024-09-05', set: { ...body } }], { until: story.until, sample: false }),
  )
  const invented = words.serviceNames.flatMap((word, index) => {
    const name = `${words.stems[(index * 3) % words.stems.length] ?? ''}${word}（示例）`
    const openedOn = addDays('2024-10-08', index * 35)
    const kind = words.serviceKinds[index] ?? '成果转化'
    const opened = {
      name,
      services: [kind],
      mainService: kind,
      status: '运行',
      openedOn,
      region: random.pick(words.districts).code,
    }
    const report = { on: STALE, set: { clients: random.integer(3, 40) } }
    return history(name, '示例·市科技局', [{ on: openedOn, set: opened }, report], story)
  })
  return [...named, ...invented]
}

/** The alliances and consortia; the last half-yearly report of any is from the end of 2025. */
export const allianceRecords = (story: Story, enterprises: readonly Enterprise[]): readonly Version[] =>
  ALLIANCES.flatMap((name, index) => {
    const foundedOn = addDays('2024-11-20', index * 140)
    const leader = enterprises[60 + index]
    const opened = {
      name,
      kind: name.includes('联盟') ? '产业联盟' : '创新联合体',
      ...(leader === undefined ? {} : { enterprise: leader.creditCode }),
      status: '运行',
      foundedOn,
      members: 8 + index * 3,
    }
    const report = { on: STALE, set: { members: 10 + index * 3 } }
    return history(name, '示例·市工业和信息化局', [{ on: foundedOn, set: opened }, report], story)
  })
