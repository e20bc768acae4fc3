import { type RefObject, useEffect } from 'react'

/** A stretch of the plan's text that the reader has marked, as offsets. */
export type Marked = { readonly start: number; readonly end: number }

const offsetOf = (node: Node, inNode: number): number | undefined => {
  const element = node instanceof Element ? node : node.parentElement
  const segment = element?.closest<HTMLElement>('[data-start]')
  const start = Number(segment?.dataset['start'] ?? Number.NaN)
  return Number.isNaN(start) ? undefined : start + (node instanceof Text ? inNode : 0)
}

const readSelection = (within: Element): Marked | undefined => {
  const selection = getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return undefined
  const range = selection.getRangeAt(0)
  if (!within.contains(range.startContainer) || !within.contains(range.endContainer)) return undefined
  const start = offsetOf(range.startContainer, range.startOffset)
  const end = offsetOf(range.endContainer, range.endOffset)
  return start === undefined || end === undefined || start >= end ? undefined : { start, end }
}

/** Tells what the reader marks in a text, or which commitment was clicked where nothing was marked. */
export const useTextSelection = (
  text: RefObject<HTMLElement | null>,
  onMark: (marked: Marked | undefined) => void,
  onChoose: (commitment: string) => void,
): void => {
  useEffect(() => {
    const element = text.current
    if (!element) return undefined
    // It scrolls by itself, so the keyboard must reach it.
    element.setAttribute('tabindex', '0')
    const finish = (event: Event): void => {
      const marked = readSelection(element)
      onMark(marked)
      if (marked !== undefined || !(event.target instanceof Element)) return
      const chosen = event.target.closest<HTMLElement>('[data-commitment]')?.dataset['commitment']
      if (chosen !== undefined) onChoose(chosen)
    }
    element.addEventListener('mouseup', finish)
    element.addEventListener('keyup', finish)
    return () => {
      element.removeEventListener('mouseup', finish)
      element.removeEventListener('keyup', finish)
    }
  }, [text, onMark, onChoose])
}
