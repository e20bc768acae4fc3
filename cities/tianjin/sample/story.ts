import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const dates = z.array(date)
const texts = z.array(z.string())
const level = z.enum(['国家级', '市级', '区级', '自建'])

const Story = z.strictObject({
  until: date,
  achievements: dates,
  achievementTwice: date,
  achievementWithdrawn: z.strictObject({ recognisedOn: date, withdrawnOn: date, reason: z.string() }),
  achievementsUnderway: dates,
  achievementsNational: dates,
  platformsNational: dates,
  projectsStarted: dates,
  projectsSigned: dates,
  projectEnded: z.strictObject({ startedOn: date, endedOn: date, reason: z.string() }),
  leadersLanded: dates,
  leadersInTalks: dates,
  ladder: z.record(z.string(), dates),
  ladderTwice: dates,
  ladderExpired: z.strictObject({ recognisedOn: date, expiredOn: date }),
  ladderOther: z.record(z.string(), dates),
  teamsTop: dates,
  teamsOther: dates,
  teamInTalks: date,
  contractMakers: dates,
  tutoring: dates,
  output: z.array(z.strictObject({ year: z.number(), total: z.number(), through: z.number().default(12) })),
  outputShares: z.array(z.number()).length(12),
  carriers: z.array(
    z.strictObject({
      name: z.string(),
      theme: z.string(),
      location: z.string(),
      region: z.string(),
      manager: z.string(),
    }),
  ),
  platformsNamed: z.array(
    z.strictObject({ name: z.string(), level: level.optional(), category: z.string().optional() }),
  ),
  serviceBodiesNamed: z.array(z.strictObject({ name: z.string(), services: texts, mainService: z.string() })),
})

const Words = z.strictObject({
  stems: texts,
  middles: texts,
  suffixes: texts,
  types: texts,
  links: z.array(z.strictObject({ link: z.string(), industry: z.string(), scope: z.string() })),
  otherIndustries: texts,
  districts: z.array(z.strictObject({ code: z.string(), weight: z.number(), place: z.string() })),
  roads: texts,
  surnames: texts,
  directions: z.record(z.string(), texts),
  projects: texts,
  platformFields: texts,
  platformKinds: z.array(z.strictObject({ category: z.string(), word: z.string(), level })),
  hosts: texts,
  expertKinds: texts,
  expertFields: texts,
  ranks: texts,
  teamDirections: texts,
  serviceNames: texts,
  serviceKinds: texts,
})

const Unit = z.looseObject({ id: z.string(), name: z.string(), fullName: z.string().optional(), kind: z.string() })

/** What happens in the sample city, and when. */
export type Story = z.infer<typeof Story>
/** The words invented names are made of. */
export type Words = z.infer<typeof Words>
/** A responsible unit as the pack declares it. */
export type Unit = z.infer<typeof Unit>

const read = (path: string): unknown => parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

/** Reads the sample story beside this script. */
export const readStory = (): Story => Story.parse(read('story.yaml'))
/** Reads the sample words beside this script. */
export const readWords = (): Words => Words.parse(read('words.yaml'))
/** Reads the responsible units of the pack. */
export const readUnits = (): readonly Unit[] => z.array(Unit).parse(read('../units.yaml'))
