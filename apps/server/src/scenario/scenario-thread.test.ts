import { scenarioContent } from '@ceyuan/contract'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { body, supply } from '../funding/test-funding.ts'
import { voiceFor } from '../policy/test-policy.ts'
import { testNow, valueOf } from '../progress/test-progress.ts'
import { populationSourceOf } from './population-source.ts'
import { readFor } from './read-population.ts'
import { createScenarioThread, type ScenarioThread } from './scenario-thread.ts'
import { content, createScenarioApp, send } from './test-scenario.ts'
import type { Job, Read } from './thread-messages.ts'

const reads: Read[] = []
const never = new AbortController().signal
let test: Awaited<ReturnType<typeof createScenarioApp>>
let thread: ScenarioThread

beforeAll(async () => {
  test = await createScenarioApp('pglite')
  const source = populationSourceOf(test.city, test.city.policies)
  if (!source) throw new Error('no enterprises')
  thread = createScenarioThread({
    city: test.city,
    policies: () => test.city.policies,
    read: (read) => {
      reads.push(read)
      return readFor({ database: test.database, clock: () => testNow }, source, read)
    },
  })
})
afterAll(async () => {
  await thread.close()
  await test.close()
})

const job = (more: object = {}): Extract<Job, { readonly kind: 'scenarios' }> => ({
  kind: 'scenarios',
  asked: [{ content: scenarioContent.parse(content([], more)), lines: [] }],
  hidden: [],
  granted: [],
  units: test.city.units.map(({ id }) => id),
  fundingKey: '0',
})

const ask = async () => valueOf(await thread.ask(job(), { signal: never })).results[0]

const pagesRead = () => reads.splice(0).flatMap((read) => (read.kind === 'page' ? [read.asked] : []))

it('stops when whoever asked has gone, and answers the next', async () => {
  const gone = new AbortController()
  const steps: string[] = []
  const stopped = thread.ask(job({ years: 5 }), {
    signal: gone.signal,
    onProgress: ({ step }) => {
      steps.push(step)
      gone.abort()
    },
  })
  await expect(stopped).rejects.toThrow('aborted')
  expect(steps).toEqual(['reading'])
  expect((await ask())?.population.enterprises).toBeGreaterThan(500)
})

it('reads nothing again where nothing has changed, and only who has changed where little has', async () => {
  await ask()
  pagesRead()
  await ask()
  expect(pagesRead()).toEqual([])
  const before = await ask()
  await supply(test)
  const after = await ask()
  expect(after?.totals.before.fen).not.toBe(before?.totals.before.fen)
  pagesRead()
  const facts = [{ subject: { kind: 'applicant', id: null }, fact: '国家单项冠军企业', value: false }]
  await test.as(voiceFor(body))(send('/api/policies/supplied-facts', { facts }))
  const less = await ask()
  expect(pagesRead().every(({ codes }) => codes?.includes(body) === true)).toBe(true)
  expect(BigInt(less?.totals.before.fen ?? '0')).toBeLessThan(BigInt(after?.totals.before.fen ?? '0'))
  expect(less?.population).toEqual(after?.population)
})
