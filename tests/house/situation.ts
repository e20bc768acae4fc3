import { readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { normalisePlanText, readNormalisedPlan, type Light } from '@ceyuan/plan'
import { CivilDate } from '@ceyuan/values'
import { parse } from 'yaml'
import { z } from 'zod'
import type { City, Register } from '../../apps/server/src/city/city.ts'
import type { ConfirmedPlan } from '../../apps/server/src/plan/confirmed-plan.ts'
import { compileCounted } from '../../apps/server/src/progress/compile-counted.ts'
import { toLivePlan } from '../../apps/server/src/progress/plan-commitment.ts'
import {
  countedOf,
  createProgressModel,
  createSnapshot,
  type ProgressModel,
} from '../../apps/server/src/progress/progress-snapshot.ts'
import { timelineOf, type StatedVersion } from './evidence.ts'

const lights: Readonly<Record<string, Light>> = {
  达成: 'met',
  正常: 'onCourse',
  预警: 'atRisk',
  滞后: 'behind',
  无法判断: 'unknown',
}

const civil = z.iso.date().transform((text) => {
  const date = CivilDate.parse(text)
  if (date.kind === 'failure') throw new Error(`not a date: ${text}`)
  return date.value
})

const situation = z.strictObject({
  情形: z.string(),
  承诺: z.string(),
  截至: civil,
  登记簿: z.array(z.record(z.string(), z.unknown())),
  应得: z.strictObject({
    实际: z.number().nullable().optional(),
    亮灯: z.enum(['达成', '正常', '预警', '滞后', '无法判断']),
    重复: z.number().optional(),
    在途: z.number().optional(),
    撤下: z.number().optional(),
  }),
})

/** A situation as an official writes it: records, a day, and how the commitment must then stand. */
export type Situation = z.infer<typeof situation>

/** The situations of a city pack. */
export const situationsOf = async (folder: string): Promise<readonly Situation[]> => {
  const files = (await readdir(join(folder, 'tests'))).filter((name) => name.endsWith('.yaml')).toSorted()
  return files.flatMap((name) => z.array(situation).parse(parse(readFileSync(join(folder, 'tests', name), 'utf8'))))
}

const confirmedPlanOf = ({ plan, commitments }: City): ConfirmedPlan => {
  const text = normalisePlanText(plan?.fullText ?? '')
  const reading = readNormalisedPlan(text)
  if (!plan || reading.kind === 'failure') throw new Error('the plan cannot be read')
  return {
    id: 'plan',
    number: 1,
    text,
    title: plan.title,
    documentNumber: plan.documentNumber ?? null,
    issuer: plan.issuer,
    issuedOn: plan.issuedOn,
    source: plan.source,
    confirmedAt: '',
    confirmedBy: '',
    sections: reading.value.sections,
    commitments: commitments.map((commitment) => {
      const { section, quote, label, target, assignedBy } = commitment
      const start = text.indexOf(quote, reading.value.sections.find(({ path }) => path === section)?.start)
      return {
        ...commitment,
        start,
        end: start + quote.length,
        label: label ?? null,
        target: target ?? null,
        assignedBy: assignedBy ?? null,
      }
    }),
  }
}

/** The model of progress of a city pack. */
export const modelOf = (city: City): ProgressModel => {
  const plan = toLivePlan(city, confirmedPlanOf(city))
  const counted = compileCounted(city, plan.commitments)
  if (counted.kind === 'failure') throw new Error(JSON.stringify(counted.problems))
  return createProgressModel({ city, isSample: true }, plan, counted.value)
}

const own = ['份数', '登记于', '终止']
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const expand = (row: Situation['登记簿'][number], register: Register, asOf: CivilDate): readonly StatedVersion[] => {
  const copies = typeof row['份数'] === 'number' ? row['份数'] : 1
  const on = row['登记于'] === undefined ? CivilDate.addDays(asOf, -1) : civil.parse(row['登记于'])
  return Array.from({ length: copies }, (_, index) => {
    const fields = Object.fromEntries(
      Object.entries(row)
        .filter(([name]) => !own.includes(name))
        .map(([name, value]) => {
          const field = register.fields.find(({ label }) => label.zh === name)
          if (!field) throw new Error(`${register.id} has no field called ${name}`)
          const text = textOf(value).replaceAll('{n}', String(index + 1))
          return [field.id, typeof value === 'string' ? text : value]
        }),
    )
    const key = register.key.map((part) => textOf(fields[part])).join(' ')
    return { key, on, fields, ended: row['终止'] === undefined ? undefined : textOf(row['终止']) }
  })
}

/** How the commitment of a situation stands, in the words of the situation. */
export const outcomeOf = (model: ProgressModel, { 承诺, 截至, 登记簿 }: Situation) => {
  const commitment = model.plan.commitments.find(({ id }) => id === 承诺)
  const counted = commitment && countedOf(model, commitment)
  if (!commitment || !counted) throw new Error(`no commitment with records called ${承诺}`)
  const versions = 登记簿.flatMap((row) => expand(row, counted.register, 截至))
  const timelines = new Map([[counted.id, timelineOf(model, counted.id, versions)]])
  const snapshot = createSnapshot(model, { revision: 1, timelines, confirmations: [] })
  const { assessment, facts } = snapshot.judgeOne(commitment, 截至)
  const count = (wanted: string) => facts?.standings.filter(({ standing }) => standing === wanted).length ?? 0
  return {
    实际: facts?.value ?? null,
    亮灯: Object.entries(lights).find(([, light]) => light === assessment.light)?.[0],
    重复: count('duplicate'),
    在途: count('pending'),
    撤下: count('withdrawn'),
  }
}
