const decodeStrictly = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
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

const usual = /[\t\n\r -~\u3000-\u303F\u4E00-\u9FFF\uFF00-\uFFEF\u2010-\u2027]/g

const usualShare = (text: string): number => {
  const sample = text.slice(0, 8192)
  return (sample.match(usual)?.length ?? 0) / Math.max(1, sample.length)
}

// Without a mark, the order of bytes is that in which nearly all characters are usual ones.
const wide = (bytes: Uint8Array): string | undefined => {
  if (bytes.length % 2 !== 0 || !bytes.subarray(0, 8192).includes(0)) return undefined
  return ['utf-16le', 'utf-16be']
    .map((encoding) => decodeStrictly(bytes, encoding))
    .find((text) => text !== undefined && usualShare(text) > 0.9)
}

/** The text in bytes that are UTF-8, UTF-16 or GB 18030; undefined where they are no text. */
export const textOfBytes = (bytes: Uint8Array): string | undefined => {
  const marked = withMark(bytes)
  if (marked !== undefined) return marked
  const candidates = [wide(bytes), decodeStrictly(bytes, 'utf-8'), decodeStrictly(bytes, 'gb18030')]
  return candidates.find((text) => text !== undefined && isWriting(text))
}
