import { brackets, listMark } from '../grammar/marks.ts'
import {
  aroundName,
  asSentence,
  bareDuty,
  bodyName,
  duty,
  firstSentence,
  listBefore,
  inSentence,
  labelInLine,
  labelInside,
  labelled,
  listRemark,
  otherLabel,
  separator,
  surelyBody,
} from '../grammar/responsible.ts'
import type { TextSpan } from './plan-reading.ts'

const longestList = 600

/** The bodies that a paragraph makes responsible, and the spans of the lists that are not prose. */
export type Responsible = { readonly units: readonly string[]; readonly ranges: readonly TextSpan[] }

const closeOf = (text: string, open: number): number => {
  let depth = 0
  for (let index = open; index < Math.min(text.length, open + longestList); index += 1) {
    const character = text.charAt(index)
    if (brackets.open.includes(character)) depth += 1
    else if (brackets.close.includes(character)) {
      depth -= 1
      if (depth === 0) return index
    }
  }
  return -1
}

const splitOutside = (text: string): readonly string[] => {
  const depths: number[] = []
  let depth = 0
  for (const character of text.split('')) {
    if (brackets.open.includes(character)) depth += 1
    depths.push(depth)
    if (brackets.close.includes(character)) depth = Math.max(0, depth - 1)
  }
  const parts: string[] = []
  let from = 0
  for (const match of text.matchAll(new RegExp(separator, 'g'))) {
    if ((depths[match.index] ?? 0) > 0 || match.index < from) continue
    parts.push(text.slice(from, match.index))
    from = match.index + match[0].length
  }
  return [...parts, text.slice(from)]
}

const cleanName = (name: string): string => name.trim().replace(duty, '').replace(aroundName, '').trim()

const toUnits = (list: string): readonly string[] => {
  const plain = list.replaceAll(listRemark, '').replace(otherLabel, '').replaceAll(labelInside, listMark)
  return splitOutside(plain)
    .map(cleanName)
    .filter((name) => name.length >= 2 && name.length <= 40)
}

const areBodies = (names: readonly string[]): boolean =>
  names.length > 0 && names.filter((name) => bodyName.test(name) && name.length <= 24).length >= names.length * 0.7

const readBracket = (whole: string): readonly string[] => {
  const inside = whole.slice(0, firstSentence.exec(whole)?.index ?? whole.length)
  if (labelled.test(inside)) return toUnits(inside)
  if (!duty.test(inside.trim()) || inside.trim().length < 4) return []
  const names = toUnits(inside)
  return areBodies(names) ? names : []
}

const isListAlone = (inside: string): readonly string[] => {
  const names = toUnits(inside)
  return names.length > 0 && names.every((name) => surelyBody.test(name)) ? names : []
}

const findBrackets = (text: string): Responsible => {
  const units: string[] = []
  const ranges: TextSpan[] = []
  for (let index = 0; index < text.length; index += 1) {
    if (!brackets.open.includes(text.charAt(index))) continue
    const close = closeOf(text, index)
    if (close < 0) continue
    const inside = text.slice(index + 1, close)
    const isApart = close === text.length - 1 && listBefore.test(text.slice(0, index))
    const named = readBracket(inside)
    const names = named.length === 0 && isApart ? isListAlone(inside) : named
    if (names.length === 0) continue
    units.push(...names)
    ranges.push({ start: index, end: close + 1 })
    index = close
  }
  return { units, ranges }
}

const findSentences = (text: string): readonly string[] =>
  [inSentence, asSentence, bareDuty]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .flatMap(([, lead, support]) => {
      const names = toUnits(`${lead ?? ''}${listMark}${support ?? ''}`)
      return areBodies(names) ? names : []
    })

/** Whether a sentence says no more than which bodies are responsible. */
export const isBareDuty = (sentence: string): boolean => {
  const [whole, names] = [...sentence.matchAll(bareDuty)][0] ?? []
  return whole !== undefined && sentence.length - whole.length <= 1 && areBodies(toUnits(names ?? ''))
}

/** Reads who is responsible from a paragraph: lists in brackets, labelled lists, and sentences that assign a task. */
export const findResponsible = (text: string): Responsible => {
  const inBrackets = findBrackets(text)
  if (inBrackets.units.length > 0) return inBrackets
  const label = labelInLine.exec(text)
  if (label) {
    const units = toUnits(text.slice(label.index))
    return { units, ranges: [{ start: label.index, end: text.length }] }
  }
  return { units: findSentences(text), ranges: [] }
}
