import { type RefObject, useLayoutEffect, useRef, useState } from 'react'

/** The room that the menu of the rest takes. Unit: CSS pixels. */
const menuWidth = 72

const countFitting = (ends: readonly number[], room: number): number => {
  const last = ends.at(-1) ?? 0
  return last <= room ? ends.length : ends.filter((end) => end <= room - menuWidth).length
}

/** How many items of a row fit beside each other; measured once with all of them shown, then as the row grows and shrinks. */
export const useFitting = (
  count: number,
): { readonly row: RefObject<HTMLUListElement | null>; readonly fitting: number } => {
  const row = useRef<HTMLUListElement>(null)
  const [fitting, setFitting] = useState(count)
  useLayoutEffect(() => {
    const { current } = row
    const around = current?.parentElement
    if (!current || !around) return undefined
    const [first] = Array.from(current.children)
    const begin = first?.getBoundingClientRect().left ?? 0
    const ends = Array.from(current.children, (item) => item.getBoundingClientRect().right - begin)
    const measure = (): void => setFitting(countFitting(ends, around.clientWidth))
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(around)
    return () => observer.disconnect()
  }, [])
  return { row, fitting }
}
