import { code, type Code, constant, i32, i64, load, local, store, vector, when } from './instruction.ts'
import { functionBody, parameter } from './module.ts'
import { createWords, type Words } from './words.ts'

/** Where a lookup finds its codes and tables, and leaves its bits. */
export type LookupPlaces = {
  /** The column's codes, from the beginning of the chunk. */
  readonly codes: number
  /** Two tables of a byte for each code, of true and of false, one after the other. */
  readonly tables: number
  /** How many blocks of sixteen codes there are: 1, 4 or 16; 0 where the bits are filled already. */
  readonly blocks: number
  readonly yes: number
  readonly no: number
}

const tableBytes = 256

// Sixteen codes looked up in a table; beyond sixteen a lane gives zero, so that blocks can be joined.
const found = (table: number, blocks: number, codes: number): Code =>
  Array.from({ length: blocks }, (_, block) => {
    const moved = block === 0 ? local.get(codes) : code(local.get(codes), constant.bytes(block * 16), vector.sub8)
    const bytes = code(constant.i32(0), load.v128(table + block * 16), moved, vector.swizzle)
    return block === 0 ? bytes : code(bytes, vector.or)
  }).flat()

const loop = (words: Words, places: LookupPlaces, blocks: number): Code => {
  const { draft } = words
  const [codes, rows, yes, no] = [draft.local('v128'), draft.local('i32'), draft.local('i64'), draft.local('i64')]
  const begin = code(
    local.get(words.memory),
    constant.i32(4),
    i32.shl,
    local.get(parameter.base),
    i32.add,
    local.set(rows),
    constant.i64(0n),
    local.tee(yes),
    local.set(no),
  )
  const add = (sum: number, table: number, group: number): Code =>
    code(
      found(table, blocks, codes),
      vector.bitmask8,
      i64.fromI32,
      constant.i64(BigInt(group * 16)),
      i64.shl,
      local.get(sum),
      i64.or,
      local.set(sum),
    )
  const groups = [0, 1, 2, 3].flatMap((group) =>
    code(
      local.get(rows),
      load.v128(places.codes + group * 32),
      local.get(rows),
      load.v128(places.codes + group * 32 + 16),
      vector.narrowUnsigned16,
      local.set(codes),
      add(yes, places.tables, group),
      add(no, places.tables + tableBytes, group),
    ),
  )
  const end = code(
    local.get(words.memory),
    local.get(yes),
    store.i64(places.yes),
    local.get(words.memory),
    local.get(no),
    store.i64(places.no),
  )
  return words.each(code(begin, groups, end))
}

/** Gives the function that looks a text column up in tables of true and false, sixteen rows at once. */
export const lookupFunction = (places: LookupPlaces): Code => {
  const words = createWords()
  const among = (blocks: number): Code =>
    when(code(constant.i32(0), load.i32(places.blocks), constant.i32(blocks), i32.equal), loop(words, places, blocks))
  return functionBody(words.draft, [1, 4, 16].flatMap(among))
}
