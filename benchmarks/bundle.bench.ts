import { type BundleProblem, solveBundle } from '@ceyuan/policy'
import { loadHighs } from '../apps/server/src/policy/highs.ts'
import {
  applicant,
  cappedClashes,
  dice,
  knapsack,
  manyReach,
  oddCycles,
  overlapping,
  randomClashes,
  twoKnapsacks,
} from '../packages/policy/src/bundle/cases/hard-problems.ts'
import { toModel } from '../packages/policy/src/bundle/model.ts'
import { toPiece } from '../packages/policy/src/bundle/piece.ts'
import { proveMixed } from '../packages/policy/src/bundle/prove-mixed.ts'
import { type Benchmark, type Line, percentile } from './line.ts'

const peerSeconds = 10

const timed = (work: () => void): number => {
  const startedAt = performance.now()
  work()
  return performance.now() - startedAt
}

const families: readonly (readonly [name: string, problem: (seed: number) => BundleProblem])[] = [
  ['random, clashes by half', (seed) => randomClashes(dice(seed), 200, [0.5, 1_000_000])],
  ['random, clashes by a fifth', (seed) => randomClashes(dice(seed), 200, [0.2, 1_000_000])],
  ['random, clashes by a tenth', (seed) => randomClashes(dice(seed), 200, [0.1, 1_000_000])],
  ['random, clashes by a fiftieth', (seed) => randomClashes(dice(seed), 200, [0.02, 1_000_000])],
  ['40 overlapping groups', (seed) => overlapping(dice(seed), 200, 40)],
  ['odd cycles with chords', (seed) => oddCycles(dice(seed), 200)],
  ['knapsack to the fen', (seed) => knapsack(dice(seed), 100, [1_000_000_000, 1n])],
  ['two knapsacks that share', (seed) => twoKnapsacks(dice(seed), 66)],
  ['many sets reach the cap', (seed) => manyReach(dice(seed), 200)],
  ['few clashes, caps five deep', (seed) => cappedClashes(dice(seed), 200, [0.02, 0.25])],
]

function* oneApplicant(): Iterable<Line> {
  const problems = Array.from({ length: 1000 }, (_, index) => applicant(dice(index + 1), 20 + (index % 21)))
  for (const problem of problems) solveBundle(problem)
  const times = problems.map((problem) => timed(() => solveBundle(problem)) * 1000)
  const note =
    '1,000 applicants of 20–40 grants, 5–8 groups, 3–4 nested caps at 30–120 % of what is under them; reasons and ties included'
  yield { name: 'bundle, one applicant, median', value: percentile(times, 0.5), unit: 'µs', aim: '≤ 50', note }
  yield { name: 'bundle, one applicant, 99th percentile', value: percentile(times, 0.99), unit: 'µs' }
}

const peerTime = (solver: Awaited<ReturnType<typeof loadHighs>>, problem: BundleProblem): string => {
  const model = toModel(problem)
  if (model.kind === 'failure') return 'refused'
  const piece = toPiece(model.value, [...model.value.grants.keys()], 0)
  const nothing = { value: 0, chosen: [], proved: false }
  let answer = ''
  const time = timed(() => {
    const { found, bound, proved } = proveMixed(piece, nothing, { solver, trueValue: null })
    const gap = ((bound - found.value) / found.value) * 100
    answer = proved ? 'proved' : `${found.value} left open by ${gap.toPrecision(2)} %`
  })
  return `HiGHS ${Math.round(time)} ms, ${answer}`
}

/** The best bundle: one applicant, and 200 grants of random and adversarial families, with HiGHS on the same problems. */
export const benchmark: Benchmark = {
  name: 'bundle',
  async *run() {
    yield* oneApplicant()
    const solver = await loadHighs(peerSeconds)
    for (const [name, make] of families) {
      const problem = make(1)
      let told = ''
      const value = timed(() => {
        const solved = solveBundle(problem, { nodes: 500_000 })
        if (solved.kind === 'failure') return
        const { method, paidFen, boundFen } = solved.value
        told =
          paidFen === boundFen
            ? `${paidFen} proved by ${method}`
            : `${paidFen} open after 500,000 nodes, bound ${boundFen}`
      })
      const note = `${told}; ${peerTime(solver, problem)} (at most ${peerSeconds} s)`
      yield { name: `bundle of 200: ${name}`, value, unit: 'ms', note }
    }
  },
}
