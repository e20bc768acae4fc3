/** Bytes of WebAssembly code. */
export type Code = readonly number[]

/** Joins pieces of code. */
export const code = (...parts: readonly Code[]): Code => parts.flat()

/** Gives a whole number of any size, with its sign, in the variable length of WebAssembly. */
export const signed = (value: bigint): Code => {
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 7n) {
    const low = Number(rest & 127n)
    const done = rest >> 7n === (low >= 64 ? -1n : 0n)
    bytes.push(done ? low : low | 128)
    if (done) return bytes
  }
}

/** Gives a count in the variable length of WebAssembly. */
export const unsigned = (value: number): Code => {
  const bytes: number[] = []
  for (let rest = value; ; rest = Math.floor(rest / 128)) {
    bytes.push(rest < 128 ? rest : (rest % 128) | 128)
    if (rest < 128) return bytes
  }
}

type Instructions<Name extends string, Of> = Readonly<Record<Name, Of>>

const floatBytes = (value: number): Code => [...new Uint8Array(new Float64Array([value]).buffer)]

const simd = (code: number): Code => [0xfd, ...unsigned(code)]

const at =
  (opcode: Code, align: number) =>
  (offset: number): Code => [...opcode, align, ...unsigned(offset)]

/** Loads and stores, by the offset that is added to the address. */
export const load: Instructions<'i64' | 'i32AsI64' | 'i32' | 'f64' | 'v128' | 'half', (offset: number) => Code> =
  Object.freeze({
    i64: at([0x29], 3),
    i32AsI64: at([0x34], 2),
    i32: at([0x28], 2),
    f64: at([0x2b], 3),
    v128: at(simd(0x00), 4),
    half: at(simd(0x5d), 3),
  })

/** Stores, by the offset that is added to the address. */
export const store: Instructions<'i64' | 'f64' | 'v128', (offset: number) => Code> = Object.freeze({
  i64: at([0x37], 3),
  f64: at([0x39], 3),
  v128: at(simd(0x0b), 4),
})

/** Constants. */
export const constant: Instructions<
  'i32' | 'f64' | 'twice' | 'fourTimes' | 'bytes' | 'bitPair',
  (value: number) => Code
> &
  Instructions<'i64', (value: bigint) => Code> = Object.freeze({
  i32: (value: number): Code => [0x41, ...signed(BigInt(value))],
  i64: (value: bigint): Code => [0x42, ...signed(value)],
  f64: (value: number): Code => [0x44, ...floatBytes(value)],
  twice: (value: number): Code => [...simd(0x0c), ...floatBytes(value), ...floatBytes(value)],
  /** The bit of that number in the first half, and the next one in the second. */
  bitPair: (value: number): Code => [
    ...simd(0x0c),
    ...new Uint8Array(new BigInt64Array([1n << BigInt(value), 2n << BigInt(value)]).buffer),
  ],
  bytes: (value: number): Code => [...simd(0x0c), ...Array.from({ length: 16 }, () => value)],
  fourTimes: (value: number): Code => {
    const bytes = new Uint8Array(new Int32Array([value, value, value, value]).buffer)
    return [...simd(0x0c), ...bytes]
  },
})

/** Locals, by their number. */
export const local: Instructions<'get' | 'set' | 'tee', (index: number) => Code> = Object.freeze({
  get: (index: number): Code => [0x20, ...unsigned(index)],
  set: (index: number): Code => [0x21, ...unsigned(index)],
  tee: (index: number): Code => [0x22, ...unsigned(index)],
})

/** Gives a loop that runs its body again while the condition is not zero. */
export const loopWhile = (body: Code, condition: Code): Code => [0x03, 0x40, ...body, ...condition, 0x0d, 0, 0x0b]

/** Gives a body that runs where the condition is not zero. */
export const when = (condition: Code, body: Code): Code => [...condition, 0x04, 0x40, ...body, 0x0b]

/** Gives a call. */
export const call = (index: number): Code => [0x10, ...unsigned(index)]

/** Instructions of 32-bit whole numbers. */
export const i32: Instructions<'equal' | 'below' | 'add' | 'sub' | 'shl', Code> = Object.freeze({
  equal: [0x46],
  below: [0x49],
  add: [0x6a],
  sub: [0x6b],
  shl: [0x74],
})

/** Instructions of 64-bit whole numbers; a comparison gives a 32-bit truth. */
export const i64: Instructions<
  | 'isZero'
  | 'equal'
  | 'notEqual'
  | 'less'
  | 'more'
  | 'atMost'
  | 'atLeast'
  | 'ctz'
  | 'count'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'and'
  | 'or'
  | 'xor'
  | 'shl'
  | 'shiftSigned'
  | 'shift'
  | 'toI32'
  | 'fromI32'
  | 'fromF64',
  Code
> = Object.freeze({
  isZero: [0x50],
  equal: [0x51],
  notEqual: [0x52],
  less: [0x53],
  more: [0x55],
  atMost: [0x57],
  atLeast: [0x59],
  ctz: [0x7a],
  count: [0x7b],
  add: [0x7c],
  sub: [0x7d],
  mul: [0x7e],
  div: [0x7f],
  and: [0x83],
  or: [0x84],
  xor: [0x85],
  shl: [0x86],
  shiftSigned: [0x87],
  shift: [0x88],
  toI32: [0xa7],
  fromI32: [0xad],
  fromF64: [0xb0],
})

/** Gives code that runs one of two bodies. */
export const whenElse = (condition: Code, yes: Code, no: Code): Code => [
  ...condition,
  0x04,
  0x40,
  ...yes,
  0x05,
  ...no,
  0x0b,
]

/** Instructions of binary floating point. */
export const f64: Instructions<
  | 'equal'
  | 'less'
  | 'atMost'
  | 'abs'
  | 'neg'
  | 'ceil'
  | 'floor'
  | 'trunc'
  | 'nearest'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'min'
  | 'max'
  | 'copySign'
  | 'fromI32',
  Code
> = Object.freeze({
  equal: [0x61],
  less: [0x63],
  atMost: [0x65],
  abs: [0x99],
  neg: [0x9a],
  ceil: [0x9b],
  floor: [0x9c],
  trunc: [0x9d],
  nearest: [0x9e],
  add: [0xa0],
  sub: [0xa1],
  mul: [0xa2],
  div: [0xa3],
  min: [0xa4],
  max: [0xa5],
  copySign: [0xa6],
  fromI32: [0xb7],
})

/** Picks the first of two where a 32-bit truth is not zero. */
export const select: Code = [0x1b]

const lowHalves: Code = [0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27]

/** Instructions of vectors of two numbers, four 32-bit and sixteen 8-bit whole numbers. */
export const vector: Instructions<
  | 'equal'
  | 'less'
  | 'atMost'
  | 'abs'
  | 'neg'
  | 'add'
  | 'sub'
  | 'mul'
  | 'div'
  | 'least'
  | 'greatest'
  | 'ceil'
  | 'floor'
  | 'trunc'
  | 'nearest'
  | 'fromI32'
  | 'equal32'
  | 'less32'
  | 'atMost32'
  | 'joinHalves'
  | 'narrow32'
  | 'narrow16'
  | 'narrowUnsigned16'
  | 'swizzle'
  | 'sub8'
  | 'or'
  | 'splat64'
  | 'equal64'
  | 'and'
  | 'select'
  | 'lane0'
  | 'lane1'
  | 'bitmask8',
  Code
> = Object.freeze({
  equal: simd(0x47),
  less: simd(0x49),
  atMost: simd(0x4b),
  abs: simd(0xec),
  neg: simd(0xed),
  add: simd(0xf0),
  sub: simd(0xf1),
  mul: simd(0xf2),
  div: simd(0xf3),
  least: simd(0xf6),
  greatest: simd(0xf7),
  ceil: simd(0x74),
  floor: simd(0x75),
  trunc: simd(0x7a),
  nearest: simd(0x94),
  fromI32: simd(0xfe),
  equal32: simd(0x37),
  less32: simd(0x39),
  atMost32: simd(0x3d),
  joinHalves: [...simd(0x0d), ...lowHalves],
  narrow32: simd(0x85),
  narrow16: simd(0x65),
  narrowUnsigned16: simd(0x66),
  swizzle: simd(0x0e),
  sub8: simd(0x71),
  or: simd(0x50),
  splat64: simd(0x12),
  equal64: simd(0xd6),
  and: simd(0x4e),
  select: simd(0x52),
  lane0: [...simd(0x21), 0],
  lane1: [...simd(0x21), 1],
  bitmask8: simd(0x64),
})
