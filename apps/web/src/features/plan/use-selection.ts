import { useEffect } from 'react'
import { useUrl } from '../../router/url.ts'

const anchorOf = (id: string): HTMLElement | null => document.querySelector(`[id="c-${CSS.escape(id)}"]`)

const isInView = (element: HTMLElement): boolean => {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 96 && bottom <= innerHeight
}

/** The commitment that the address selects, and moving to its neighbours; the reading place moves only when it must. */
export const useSelection = (
  order: readonly string[],
): { readonly selected: string | undefined; readonly move: (step: -1 | 1) => void; readonly close: () => void } => {
  const { search, change } = useUrl()
  const selected = search['c']
  const move = (step: -1 | 1): void => {
    const at = selected === undefined ? -1 : order.indexOf(selected)
    const next = order[(at + step + order.length) % order.length]
    if (next !== undefined) change({ c: next })
  }
  const close = (): void => {
    if (selected !== undefined) anchorOf(selected)?.focus({ preventScroll: true })
    change({ c: undefined })
  }
  useEffect(() => {
    const anchor = selected === undefined ? null : anchorOf(selected)
    if (anchor && !isInView(anchor)) anchor.scrollIntoView({ block: 'center' })
  }, [selected])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.altKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault()
        move(event.key === 'ArrowDown' ? 1 : -1)
      }
      if (event.key === 'Escape' && selected !== undefined && document.querySelector('dialog[open]') === null) close()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return { selected, move, close }
}
