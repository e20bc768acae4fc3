import type { WasmHost } from '@ceyuan/feel'

// What of WebAssembly is used here; the libraries in use declare none of it.
declare const WebAssembly: {
  readonly Memory: new (limits: { readonly initial: number }) => WasmHost['memory']
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => object
  readonly Instance: new (module: object, imports: object) => { readonly exports: Readonly<Record<string, unknown>> }
}

type Run = (base: number, start: number, words: number) => void

const isRun = (value: unknown): value is Run => typeof value === 'function'

/** Gives WebAssembly of this process, with an empty memory. */
export const createWasmHost = (): WasmHost => {
  const memory = new WebAssembly.Memory({ initial: 1 })
  return {
    memory,
    instantiate: (bytes) => {
      const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } })
      const { run } = exports
      if (!isRun(run)) throw new TypeError('the module exports no run')
      return run
    },
  }
}
