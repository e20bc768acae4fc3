import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Story } from './story.ts'
import { history, type Version } from './version.ts'

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])

const Policies = z.strictObject({
  projects: z.array(
    z.strictObject({
      projectCode: z.string(),
      name: z.string(),
      enterprise: z.string(),
      region: z.string(),
      investment: z.string(),
      invested: z.string(),
      startedOn: z.iso.date(),
      completedOn: z.iso.date(),
    }),
  ),
  recognitions: z.array(
    z.strictObject({
      number: z.string(),
      enterprise: z.string(),
      rung: z.string(),
      on: z.iso.date(),
      until: z.iso.date(),
      issuer: z.string(),
      /** Whether the main business was biomanufacturing then; what was not does not count for the plan. */
      biomanufacturing: z.boolean().default(true),
    }),
  ),
  products: z.array(z.strictObject({ enterprise: z.string(), name: z.string(), at: z.iso.datetime(), by: z.string() })),
  facts: z.array(
    z.strictObject({
      enterprise: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      project: z.string().optional(),
      product: z.string().optional(),
      values: z.record(z.string(), value),
    }),
  ),
  verdicts: z.array(
    z.strictObject({
      enterprise: z.string(),
      project: z.string().optional(),
      product: z.string().optional(),
      fact: z.string(),
      holds: z.boolean(),
      unit: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
    }),
  ),
})

type Policies = z.infer<typeof Policies>

/** What the sample's enterprises say of themselves, line by line, and the records that only their policies need. */
export type PolicySample = {
  readonly projects: readonly Version[]
  readonly recognitions: readonly Version[]
  readonly lines: readonly object[]
}

const projectsOf = ({ projects }: Policies, story: Story): readonly Version[] =>
  projects.flatMap(({ projectCode, startedOn, completedOn, invested, ...described }) =>
    history(
      projectCode,
      '示例·市工业和信息化局',
      [
        { on: startedOn, set: { ...described, projectCode, landmark: false, stage: '开工', startedOn } },
        { on: completedOn, set: { stage: '竣工', invested } },
      ],
      story,
    ),
  )

const recognitionsOf = ({ recognitions }: Policies, story: Story): readonly Version[] =>
  recognitions.flatMap(({ number, enterprise, rung, on, until, issuer, biomanufacturing }) =>
    history(
      number,
      '示例·市科技局',
      [
        {
          on,
          set: {
            recognitionNumber: number,
            enterprise,
            rung,
            biomanufacturing,
            status: '有效',
            recognisedOn: on,
            validUntil: until,
            issuer,
            document: `示例认定〔${on.slice(0, 4)}〕${on.slice(5).replace('-', '')}`,
          },
        },
      ],
      story,
    ),
  )

const subjectOf = ({
  project,
  product,
}: {
  readonly project?: string | undefined
  readonly product?: string | undefined
}) => {
  if (project !== undefined) return { kind: 'project', id: project }
  return product === undefined ? { kind: 'applicant', id: null } : { kind: 'product', id: product }
}

const linesOf = ({ products, facts, verdicts }: Policies): readonly object[] => [
  ...products.map(({ enterprise, ...product }) => ({ kind: 'product', creditCode: enterprise, ...product })),
  ...facts.flatMap(({ enterprise, by, at, values, ...about }) =>
    Object.entries(values).map(([fact, said]) => ({
      kind: 'fact',
      creditCode: enterprise,
      subject: subjectOf(about),
      fact,
      value: said,
      at,
      by,
    })),
  ),
  ...verdicts.map(({ enterprise, project, product, ...verdict }) => ({
    kind: 'verdict',
    creditCode: enterprise,
    subject: subjectOf({ project, product }),
    ...verdict,
  })),
]

/** Reads them beside this script; a product's subject is its name, which the loader finds. */
export const readPolicySample = (story: Story): PolicySample => {
  const text = readFileSync(new URL('policies.yaml', import.meta.url), 'utf8')
  const policies = Policies.parse(parse(text))
  return {
    projects: projectsOf(policies, story),
    recognitions: recognitionsOf(policies, story),
    lines: linesOf(policies),
  }
}
