import type { WasmHost } from '@ceyuan/feel'

type Run = (base: number, start: number, words: number) => void

const isRun = (value: unknown): value is Run => typeof value === 'function'

/** Gives WebAssembly of this process, with an empty memory. */
export const createWasmHost = (): WasmHost => {
  const memory = new WebAssembly.Memory({ initial: 1 })
  return {
    memory,
    instantiate: (bytes) => {
      const { run } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports
      if (!isRun(run)) throw new TypeError('the module exports no run')
      return run
    },
  }
}
