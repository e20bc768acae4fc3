// The time to read columns once: what no engine can beat that looks at each of them.
import type { Chunk, Layout, WasmHost } from '@ceyuan/feel'
import { code, constant, i32, load, local, loopWhile, vector } from '../packages/feel/src/columns/wasm/instruction.ts'
import { draftFunction, functionBody, moduleBytes, parameter } from '../packages/feel/src/columns/wasm/module.ts'

/** Gives what reads every byte of the chunks once, sixteen at a time, four at once. */
export const readOnce = (host: WasmHost, chunks: readonly Chunk[], layout: Layout): (() => void) => {
  const draft = draftFunction()
  const [at, end] = [draft.local('i32'), draft.local('i32')]
  const sums = [draft.local('v128'), draft.local('v128'), draft.local('v128'), draft.local('v128')]
  const body = code(
    ...sums.map((sum, index) => code(local.get(sum), local.get(at), load.v128(index * 16), vector.or, local.set(sum))),
    code(local.get(at), constant.i32(64), i32.add, local.set(at)),
  )
  // The base is the chunk's; the words count blocks of 64 bytes.
  const whole = functionBody(
    draft,
    code(
      code(local.get(parameter.base), local.set(at)),
      code(local.get(parameter.base), constant.i32(Math.floor(layout.bytes / 64) * 64), i32.add, local.set(end)),
      loopWhile(body, code(local.get(at), local.get(end), i32.below)),
    ),
  )
  const run = host.instantiate(moduleBytes([whole]))
  return () => {
    for (const { base } of chunks) run(base, 0, 1)
  }
}
