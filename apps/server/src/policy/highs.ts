import { createRequire } from 'node:module'
import type { MixedIntegerModel, MixedIntegerSolver } from '@ceyuan/policy'
import type { Highs, InitOptions, ModelData } from 'highs'

// Its types describe only the CommonJS build, so that one is loaded.
const load: (options?: InitOptions) => Promise<Highs> = createRequire(import.meta.url)('highs')

const toModelData = (highs: Highs, model: MixedIntegerModel): ModelData => {
  const numCols = model.objective.length
  const numRows = model.rowUpper.length
  const { starts, indices, values } = model
  return {
    numCols,
    numRows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: model.objective,
    colLower: new Float64Array(numCols),
    colUpper: model.upper,
    rowLower: new Float64Array(numRows).fill(-highs.infinity),
    rowUpper: model.rowUpper,
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
    integrality: model.integer,
  }
}

const options = Object.entries({
  mip_rel_gap: 0,
  mip_abs_gap: 0.4,
  mip_feasibility_tolerance: 1e-9,
  primal_feasibility_tolerance: 1e-9,
  dual_feasibility_tolerance: 1e-9,
})

/** Loads HiGHS, the open mixed-integer solver, as WebAssembly; each call may take up to `seconds`. */
export const loadHighs = async (seconds: number): Promise<MixedIntegerSolver> => {
  const highs = await load()
  return (model) =>
    highs.withModel(toModelData(highs, model), (instance) => {
      for (const [name, value] of options) instance.options.set(name, value)
      instance.options.set('time_limit', seconds)
      instance.setSolution({ indices: [...model.start.keys()], values: model.start })
      instance.run()
      const isOptimal = instance.getModelStatus() === highs.constants.modelStatus.optimal
      const { colValue } = instance.getSolution()
      return { values: colValue, bound: Number(instance.info.get('mip_dual_bound')), finished: isOptimal }
    })
}
