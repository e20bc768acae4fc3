import { inventedCreditCode } from './credit-code.ts'
import { createRandom, type Random } from './random.ts'
import type { Story, Words } from './story.ts'
import { addDays, type Change, history, type Version } from './version.ts'

/** An invented enterprise, as the other registers refer to it. */
export type Enterprise = {
  readonly name: string
  readonly creditCode: string
  readonly region: string
  readonly bornOn: string
}

/** The places in the list kept for enterprises the story needs. */
export const PLACES = { ladder: 0, leaders: 34, makers: 40, tutoring: 46, projects: 50, ended: 590 } as const

const COUNT = 600
const UNMARKED = { from: 440, to: 540 } as const
const REPORTING = 320
const START = '2024-09-02'
const BY = '示例·市工业和信息化局'
const fen = (tenThousands: number) => String(tenThousands * 1_000_000)

const districtOf = (random: Random, words: Words): Words['districts'][number] => {
  const total = words.districts.reduce((sum, district) => sum + district.weight, 0)
  let left = random.next() * total
  return words.districts.find((district) => (left -= district.weight) < 0) ?? random.pick(words.districts)
}

const bornOn = (random: Random, index: number): string =>
  index >= 540 && index !== PLACES.ended
    ? addDays('2024-09-10', Math.floor(((index - 540) * 800) / 60))
    : `${random.integer(2004, 2023)}-${String(random.integer(1, 12)).padStart(2, '0')}-${String(random.integer(1, 28)).padStart(2, '0')}`

const figures = (random: Random, year: number, size: number) => {
  const revenue = Math.round(size * (0.8 + 0.15 * (year - 2023) + random.next() * 0.3))
  return {
    statisticsYear: year,
    revenue: fen(revenue),
    outputValue: fen(Math.round(revenue * (0.92 + random.next() * 0.1))),
    researchSpending: fen(Math.round(revenue * (0.03 + random.next() * 0.09))),
    staff: Math.max(5, Math.round(revenue / 90)),
  }
}

const registration = (random: Random, words: Words, enterprise: Enterprise, index: number): Record<string, unknown> => {
  const link = random.pick(words.links)
  const marked = index < UNMARKED.from || index >= UNMARKED.to
  const place = words.districts.find((district) => district.code === enterprise.region)?.place ?? ''
  return {
    name: enterprise.name,
    creditCode: enterprise.creditCode,
    establishedOn: enterprise.bornOn,
    enterpriseType: random.pick(words.types),
    registeredCapital: fen(random.pick([100, 200, 500, 800, 1000, 2000, 3000, 5000, 12_000])),
    businessScope: link.scope,
    province: '天津',
    district: enterprise.region,
    address: `天津市${place}${random.pick(words.roads)}${random.integer(1, 299)}号（示例）`,
    industry: marked ? link.industry : random.pick(words.otherIndustries),
    biomanufacturing: marked,
    ...(marked ? { chainLink: link.link } : {}),
    listed: '未上市',
    contact: `${random.pick(words.surnames)}示例`,
  }
}

const carrierOf = (random: Random, story: Story, region: string): string | undefined => {
  const near = story.carriers.filter((carrier) => carrier.region === region)
  return near.length > 0 && random.next() < 0.5 ? random.pick(near).name : undefined
}

const storyChanges = (story: Story, index: number): readonly Change[] => {
  const leader = [...story.leadersLanded, ...story.leadersInTalks][index - PLACES.leaders]
  const maker = story.contractMakers[index - PLACES.makers]
  const tutoring = story.tutoring[index - PLACES.tutoring]
  const attraction = index % 3 === 0 ? '总部型企业' : '领军企业'
  const landed = leader !== undefined && story.leadersLanded.includes(leader)
  return [
    ...(leader === undefined ? [] : [{ on: addDays(leader, -90), set: { attraction, landing: '在谈' } }]),
    ...(leader === undefined ? [] : [{ on: addDays(leader, landed ? -30 : 0), set: { landing: '已签约' } }]),
    ...(landed ? [{ on: addDays(leader, 2), set: { landing: '已落地', landedOn: leader } }] : []),
    ...(maker === undefined
      ? []
      : [{ on: maker, set: { contractMaker: index % 2 === 0 ? 'CDMO' : 'CMO', contractMakingOn: maker } }]),
    ...(tutoring === undefined ? [] : [{ on: tutoring, set: { listed: '辅导' } }]),
  ]
}

const changesOf = (random: Random, words: Words, story: Story, at: { enterprise: Enterprise; index: number }) => {
  const { enterprise, index } = at
  const size = Math.round(300 * Math.exp(random.next() * 4.6))
  const enteredOn = enterprise.bornOn > START ? addDays(enterprise.bornOn, 5) : START
  const carrier = carrierOf(random, story, enterprise.region)
  const first = { ...registration(random, words, enterprise, index), ...(carrier === undefined ? {} : { carrier }) }
  const years = index < REPORTING ? [2024, 2025] : []
  const reports = years
    .filter((year) => !(year === 2024 && index % 13 === 5) && `${year}-12-31` > enterprise.bornOn)
    .map((year) => ({ on: addDays(`${year + 1}-06-20`, index % 30), set: figures(random, year, size) }))
  const opening = enteredOn === START ? { ...first, ...figures(random, 2023, size) } : first
  const ending = index === PLACES.ended ? [{ on: '2026-03-18', ended: '企业注销登记' }] : []
  return [{ on: enteredOn, set: opening }, ...reports, ...storyChanges(story, index), ...ending]
}

const listEnterprises = (random: Random, words: Words): readonly Enterprise[] =>
  Array.from({ length: COUNT }, (_, index) => {
    const stem = words.stems[index % words.stems.length] ?? ''
    const middle = words.middles[Math.floor(index / words.stems.length) % words.middles.length] ?? ''
    const region = districtOf(random, words).code
    const suffix = words.suffixes[(index * 7) % words.suffixes.length] ?? ''
    return {
      name: `${stem}${middle}${suffix}（示例）`,
      creditCode: inventedCreditCode(region, index + 1),
      region,
      bornOn: bornOn(random, index),
    }
  })

/** The invented enterprises and every version of their records. */
export const enterpriseRecords = (
  story: Story,
  words: Words,
): { readonly enterprises: readonly Enterprise[]; readonly versions: readonly Version[] } => {
  const random = createRandom(20_240_817)
  const enterprises = listEnterprises(random, words)
  const versions = enterprises.flatMap((enterprise, index) =>
    history(enterprise.creditCode, BY, changesOf(random, words, story, { enterprise, index }), story),
  )
  return { enterprises, versions }
}
