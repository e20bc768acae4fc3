const decodeStrictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const zeroShare = (bytes: Uint8Array, parity: 0 | 1): number => {
  const sample = bytes.subarray(0, 4096)
  let zeros = 0
  for (let index: number = parity; index < sample.length; index += 2) if (sample[index] === 0) zeros += 1
  return zeros / Math.max(1, sample.length / 2)
}

/** Whether decoded characters are those of writing: few controls, and few that are assigned to nothing. */
const isWriting = (text: string): boolean => {
  const sample = text.slice(0, 65_536)
  const strange = sample.match(/[\p{Cc}\p{Co}\p{Cn}]/gu) ?? []
  const lineEnds = sample.match(/[\t\n\r\f\v]/g) ?? []
  return strange.length - lineEnds.length <= sample.length * 0.01
}

const withMark = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeStrictly(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeStrictly(bytes, 'utf-16be')
  return undefined
}

const wide = (bytes: Uint8Array): string | undefined => {
  if (bytes.length % 2 !== 0) return undefined
  if (zeroShare(bytes, 1) > 0.02 && zeroShare(bytes, 0) < 0.02) return decodeStrictly(bytes, 'utf-16le')
  if (zeroShare(bytes, 0) > 0.02 && zeroShare(bytes, 1) < 0.02) return decodeStrictly(bytes, 'utf-16be')
  return undefined
}

/** The text in bytes that are UTF-8, UTF-16 or GB 18030; undefined where they are no text. */
export const textOfBytes = (bytes: Uint8Array): string | undefined => {
  const marked = withMark(bytes)
  if (marked !== undefined) return marked
  const candidates = [wide(bytes), decodeStrictly(bytes, 'utf-8'), decodeStrictly(bytes, 'gb18030')]
  return candidates.find((text) => text !== undefined && isWriting(text))
}
