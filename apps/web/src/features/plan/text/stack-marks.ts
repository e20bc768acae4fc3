/** A mark in the margin as measured: where its line begins and how tall it is, in pixels. */
export type MeasuredMark = { readonly top: number; readonly height: number }

/** How far each mark must move down so that none covers the one before it; marks come in reading order. */
export const stackOffsets = (marks: readonly MeasuredMark[]): readonly number[] => {
  let free = Number.NEGATIVE_INFINITY
  return marks.map(({ top, height }) => {
    const placed = Math.max(top, free)
    free = placed + height
    return Math.round(placed - top)
  })
}

/** Measures the marks of a text and moves those that would cover each other; print and resizing measure anew. */
export const keepMarksApart = (text: HTMLElement): (() => void) => {
  const place = (): void => {
    const marks = [...text.querySelectorAll<HTMLElement>('.plan-mark')]
    for (const mark of marks) mark.style.marginTop = ''
    const scale = text.offsetWidth > 0 ? text.getBoundingClientRect().width / text.offsetWidth : 1
    const measured = marks.map((mark) => {
      const box = mark.getBoundingClientRect()
      return { top: box.top / scale, height: 19 }
    })
    for (const [index, offset] of stackOffsets(measured).entries()) {
      const mark = marks[index]
      if (mark && offset > 0) mark.style.marginTop = `${offset}px`
    }
  }
  const observer = new ResizeObserver(place)
  observer.observe(text)
  addEventListener('beforeprint', place)
  addEventListener('afterprint', place)
  void document.fonts?.ready.then(place)
  place()
  return () => {
    observer.disconnect()
    removeEventListener('beforeprint', place)
    removeEventListener('afterprint', place)
  }
}
