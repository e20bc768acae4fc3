import { digitWords, groupWords, placeWords } from './grammar/numeral.ts'

type Sum = { readonly total: bigint; readonly group: bigint; readonly digit: bigint | undefined }

const step = (sum: Sum, word: string): Sum | undefined => {
  const digit = digitWords[word]
  if (digit !== undefined) return { ...sum, digit }
  const place = placeWords[word]
  if (place !== undefined) return { ...sum, group: sum.group + (sum.digit ?? 1n) * place, digit: undefined }
  const scale = groupWords[word]
  if (scale === undefined) return undefined
  const group = sum.group + (sum.digit ?? 0n)
  const closed = sum.total > 0n && sum.total < scale ? (sum.total + group) * scale : sum.total + group * scale
  return { total: closed, group: 0n, digit: undefined }
}

/** The whole number that Chinese numerals say, everyday or financial; undefined where the text is something else. */
export const chineseNumber = (text: string): bigint | undefined => {
  let sum: Sum | undefined = { total: 0n, group: 0n, digit: undefined }
  for (const word of text) {
    sum = step(sum, word)
    if (!sum) return undefined
  }
  return text === '' ? undefined : sum.total + sum.group + (sum.digit ?? 0n)
}
