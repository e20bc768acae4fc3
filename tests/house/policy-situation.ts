import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  type Applicant,
  climb,
  entitle,
  type Entitlement,
  type PolicySet,
  readApplicant,
  type RungFinding,
} from '@ceyuan/policy'
import { CivilDate, Fen } from '@ceyuan/values'
import { parse } from 'yaml'
import { z } from 'zod'

const facts = z.record(z.string(), z.unknown()).default({})

const kinds = {
  成立: 'holds',
  不成立: 'fails',
  门槛: 'at',
  低于门槛: 'below',
  缺事实: 'missing',
  上限: 'cap',
  未见: 'unseen',
} as const

const outcomes = {
  适用: 'applies',
  不适用: 'doesNotApply',
  无法判断: 'unknown',
  达到: 'met',
  未达到: 'notMet',
  未施行: 'notInForce',
} as const

const keysOf = <K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] =>
  Object.keys(record).filter((key): key is K => key in record)

const situationCase = z.strictObject({
  名称: z.string().min(2),
  类别: z.enum(keysOf(kinds)),
  截至: z.iso.date().optional(),
  申报主体: facts,
  项目: facts,
  产品: facts,
  应得: z.enum(keysOf(outcomes)),
  金额: z.string().optional(),
  缺: z.array(z.string()).optional(),
  得分: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
})

const situation = z
  .strictObject({
    条款: z.string().optional(),
    梯度: z.string().optional(),
    截至: z.iso.date(),
    申报主体: facts,
    项目: facts,
    产品: facts,
    情形: z.array(situationCase).min(1),
  })
  .refine(({ 条款, 梯度 }) => (条款 === undefined) !== (梯度 === undefined), '条款 or 梯度')

type Given = Pick<z.output<typeof situationCase>, '申报主体' | '项目' | '产品'>

/** A situation of an applicant that a clause or a version of a rung is asked for, with what it must come to. */
export type Situation = {
  readonly of: string
  readonly isRung: boolean
  readonly name: string
  readonly kind: (typeof kinds)[keyof typeof kinds]
  readonly on: CivilDate
  readonly applicant: Readonly<Record<string, unknown>>
  readonly project: Readonly<Record<string, unknown>>
  readonly product: Readonly<Record<string, unknown>>
  readonly status: (typeof outcomes)[keyof typeof outcomes]
  readonly amount: string | undefined
  readonly missing: readonly string[] | undefined
  readonly points: Readonly<Record<string, number | string>> | undefined
}

const day = (text: string): CivilDate => {
  if (!CivilDate.is(text)) throw new Error(`no day: ${text}`)
  return text
}

const joined = (one: Given, other: Given) => ({
  applicant: { ...one.申报主体, ...other.申报主体 },
  project: { ...one.项目, ...other.项目 },
  product: { ...one.产品, ...other.产品 },
})

const toSituations = (given: z.output<typeof situation>): readonly Situation[] =>
  given.情形.map((one) => ({
    of: given.条款 ?? given.梯度 ?? '',
    isRung: given.梯度 !== undefined,
    name: one.名称,
    kind: kinds[one.类别],
    on: day(one.截至 ?? given.截至),
    ...joined(given, one),
    status: outcomes[one.应得],
    amount: one.金额,
    missing: one.缺,
    points: one.得分,
  }))

/** Every situation that a city's officials wrote for its policies and ladders. */
export const policySituationsOf = async (folder: string): Promise<readonly Situation[]> => {
  const at = join(folder, 'tests/policies')
  const names = (await readdir(at).catch((): readonly string[] => [])).filter((name) => name.endsWith('.yaml'))
  const files = await Promise.all(names.map((name) => readFile(join(at, name), 'utf8')))
  return files.flatMap((text) => z.array(situation).parse(parse(text)).flatMap(toSituations))
}

/** The applicant of a situation, as the policies read it. */
export const applicantOf = (set: PolicySet, { applicant, project, product }: Situation): Applicant => {
  const read = readApplicant(set, {
    applicant: { facts: applicant },
    projects: [{ id: 'S', facts: project }],
    products: [{ id: 'S', facts: product }],
  })
  if (read.kind === 'failure') throw new Error(JSON.stringify(read.problems))
  return read.value
}

const amountOf = ({ amount }: Entitlement): string | undefined => {
  if (amount === null) return undefined
  return amount.kind === 'known' ? `${Fen.exact(amount.fen, 'yuan').replaceAll(',', '')}元` : 'unknown'
}

const pointsOf = ({ criteria }: RungFinding): Readonly<Record<string, number | string>> => {
  const found = new Map<string, number | string>()
  const visit = (list: RungFinding['criteria']): void => {
    for (const { points, parts } of list) {
      if (points) found.set(points.id, points.low === points.high ? points.low : `${points.low}-${points.high}`)
      visit(parts)
    }
  }
  visit(criteria)
  return Object.fromEntries(found)
}

const yuan = (text: string): string => {
  const fen = Fen.parse(text)
  if (fen.kind === 'failure') throw new Error(`no amount: ${text}`)
  return `${Fen.exact(fen.value, 'yuan').replaceAll(',', '')}元`
}

/** A situation once for each of its facts, with that fact missing. */
export const withOneMissing = (
  situation: Situation,
): readonly { readonly fact: string; readonly lacking: Situation }[] =>
  (['applicant', 'project', 'product'] as const).flatMap((subject) =>
    Object.keys(situation[subject]).map((fact) => ({
      fact,
      lacking: { ...situation, [subject]: { ...situation[subject], [fact]: null } },
    })),
  )

type Outcome = Pick<Entitlement, 'missing'> & {
  readonly status: Entitlement['status'] | RungFinding['status']
  readonly amount?: string | undefined
  readonly points?: ReturnType<typeof pointsOf>
}

const foundOf = (set: PolicySet, asked: Situation): Outcome => {
  const applicant = applicantOf(set, asked)
  if (!asked.isRung) {
    const entitlement = entitle(set, applicant, asked.on).find(({ id }) => id === asked.of)
    if (!entitlement) throw new Error(`nothing is said of ${asked.of}`)
    const { status, missing } = entitlement
    return { status, missing, amount: amountOf(entitlement) }
  }
  const rungs = climb(set, applicant, asked.on).flatMap((ladder) => ladder.rungs)
  const rung = rungs.find(({ ready }) => ready.rung.version === asked.of)
  if (!rung) throw new Error(`nothing is said of ${asked.of} on ${asked.on}`)
  return { status: rung.status, missing: rung.missing, points: pointsOf(rung) }
}

/** What a clause or rung comes to in a situation. */
export const statusOf = (set: PolicySet, asked: Situation): Outcome['status'] => foundOf(set, asked).status

/** What a situation came to and what was expected, with only the parts that the situation names. */
export const outcomeOf = (set: PolicySet, asked: Situation): { readonly found: unknown; readonly wanted: unknown } => {
  const { amount, missing, points } = asked
  const wanted = {
    status: asked.status,
    ...(amount === undefined ? {} : { amount: amount === '未知' ? 'unknown' : yuan(amount) }),
    ...(missing === undefined ? {} : { missing }),
    ...(points === undefined ? {} : { points }),
  }
  const found = Object.entries(foundOf(set, asked)).filter(([key]) => key in wanted)
  return { found: Object.fromEntries(found), wanted }
}
