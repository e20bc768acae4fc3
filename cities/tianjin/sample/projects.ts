import { type Enterprise, PLACES } from './enterprises.ts'
import { createRandom, type Random } from './random.ts'
import type { Story, Words } from './story.ts'
import { addDays, type Change, daysBetween, history, type Version } from './version.ts'

type Site = { readonly startedOn?: string; readonly signedOn: string; readonly ended?: Story['projectEnded'] }

const BY = '示例·市工业和信息化局'
const BLOCKERS: Readonly<Record<number, string>> = {
  5: '蒸汽管网接入容量不足（示例）',
  9: '危化品仓库安全审查意见未出具（示例）',
  16: '二期用地指标待落实（示例）',
}

const sitesOf = (story: Story): readonly Site[] => [
  ...story.projectsStarted.map((startedOn) => ({ startedOn, signedOn: addDays(startedOn, -110) })),
  ...story.projectsSigned.map((signedOn) => ({ signedOn })),
  {
    startedOn: story.projectEnded.startedOn,
    signedOn: addDays(story.projectEnded.startedOn, -90),
    ended: story.projectEnded,
  },
]

const fen = (hundredMillions: number) => String(Math.round(hundredMillions * 100) * 100_000_000)

/** The quarterly reports of money spent, until production. */
const reports = (site: Site, investment: number, until: string): readonly Change[] => {
  const startedOn = site.startedOn
  if (startedOn === undefined) return []
  const last = site.ended?.endedOn ?? until
  const count = Math.floor(daysBetween(startedOn, last) / 91)
  return Array.from({ length: count }, (_, quarter) => ({
    on: addDays(startedOn, (quarter + 1) * 91),
    set: { invested: fen(investment * Math.min(1, (quarter + 1) / 6)) },
  }))
}

const stages = (site: Site, index: number): readonly Change[] => {
  const { startedOn, ended } = site
  if (startedOn === undefined) return []
  const start = { on: startedOn, set: { stage: '开工', startedOn, landmark: true, listedOn: addDays(startedOn, -10) } }
  if (ended !== undefined)
    return [start, { on: ended.endedOn, set: { stage: '终止', landmark: false }, ended: ended.reason }]
  const completed = addDays(startedOn, 420 + (index % 4) * 30)
  const produced = addDays(completed, 70)
  return [
    start,
    { on: completed, set: { stage: '竣工' } },
    { on: produced, set: { stage: '投产', producedOn: produced } },
  ]
}

const changesOf = (random: Random, site: Site, index: number, described: Record<string, unknown>) => {
  const investment = random.pick([1.2, 1.8, 2.5, 3.6, 5, 8, 12.5])
  const enteredOn = site.signedOn < '2024-09-03' ? '2024-09-03' : site.signedOn
  const signed = { ...described, landmark: true, listedOn: enteredOn, stage: '签约', investment: fen(investment) }
  const blocker = BLOCKERS[index]
  return (until: string): readonly Change[] => [
    { on: enteredOn, set: signed },
    ...stages(site, index),
    ...reports(site, investment, until),
    ...(blocker === undefined ? [] : [{ on: addDays('2026-08-03', index * 4), set: { blocker } }]),
  ]
}

/** The landmark projects from signing to production, one of them ended. */
export const projectRecords = (story: Story, words: Words, enterprises: readonly Enterprise[]): readonly Version[] => {
  const random = createRandom(24)
  return sitesOf(story).flatMap((site, index) => {
    const projectCode = `示例-XM-${String(index + 1).padStart(3, '0')}`
    const enterprise = enterprises[PLACES.projects + index] ?? random.pick(enterprises)
    const near = story.carriers.filter((carrier) => carrier.region === enterprise.region)
    const described = {
      projectCode,
      name: `${words.projects[index % words.projects.length] ?? ''}（示例）`,
      enterprise: enterprise.creditCode,
      region: enterprise.region,
      ...(near.length > 0 ? { carrier: random.pick(near).name } : {}),
      fromBeijing: index % 5 === 1,
      greenChannel: index % 3 === 0,
    }
    return history(projectCode, BY, changesOf(random, site, index, described)(story.until), story)
  })
}
