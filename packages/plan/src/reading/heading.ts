import {
  colon,
  headingBlank,
  headingBracket,
  headingComma,
  headingStop,
  headingTail,
  partStop,
} from '../grammar/marks.ts'
import type { TextSpan } from './plan-reading.ts'

const longestOwnLine = 70
const longestRunIn = 38
const longestBeforeColon = 24

type Place = { readonly from: number; readonly ranges: readonly TextSpan[]; readonly hasProse: boolean }

/** A numbered line parted into its heading and where its prose begins. */
export type SplitHeading = { readonly heading: string; readonly bodyFrom: number }

const clean = (text: string): string => text.trim().replace(headingTail, '')

const isSentence = (text: string): boolean => (text.match(headingComma)?.length ?? 0) > 2

const isRunIn = (head: string, stop: string, isFollowed: boolean): boolean => {
  if (head.length > longestRunIn || isSentence(head) || !isFollowed) return false
  return !partStop.test(stop) && !(colon.test(stop) && head.length > longestBeforeColon)
}

const beforeBlank = (rest: string, stop: number): readonly [heading: string, length: number] | undefined => {
  const [whole, heading] = headingBlank.exec(rest) ?? []
  if (whole === undefined || heading === undefined) return undefined
  return stop < 0 || whole.length < stop ? [heading, whole.length] : undefined
}

/** Parts a numbered line into heading and prose; the heading is empty where the number stands before plain sentences. */
export const splitHeading = (line: string, { from, ranges, hasProse }: Place): SplitHeading => {
  const firstList = ranges.find(({ start }) => start >= from)?.start ?? line.length
  const rest = line.slice(from, firstList)
  const [bracket, inBracket] = headingBracket.exec(rest) ?? []
  if (bracket !== undefined && inBracket !== undefined) return { heading: inBracket, bodyFrom: from + bracket.length }
  const stop = rest.search(headingStop)
  const parted = beforeBlank(rest, stop)
  if (parted) return { heading: clean(parted[0]), bodyFrom: from + parted[1] }
  if (stop < 0 && rest.length <= longestOwnLine) return { heading: clean(rest), bodyFrom: firstList }
  const end = stop < 0 ? rest.length : stop
  const isFollowed = hasProse || rest.slice(end + 1).trim() !== ''
  return isRunIn(rest.slice(0, end), rest.charAt(end), isFollowed)
    ? { heading: clean(rest.slice(0, end)), bodyFrom: from + end + 1 }
    : { heading: '', bodyFrom: from }
}
