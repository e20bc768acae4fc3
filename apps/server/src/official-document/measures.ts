const pointsPerMillimetre = 72 / 25.4

/** Points of a length in millimetres. */
export const points = (millimetres: number): number => millimetres * pointsPerMillimetre

/** Twips (twentieths of a point) of a length in millimetres. */
export const twips = (millimetres: number): number => Math.round(points(millimetres) * 20)

/**
 * The measures of GB/T 9704-2012: A4, type area 156 mm × 225 mm, 22 lines of 28 characters.
 * Unit: millimetres for the page, points for type; line pitch and tracking are in points.
 */
export const measures = Object.freeze({
  page: { width: 210, height: 297, top: 37, left: 28, right: 26, bottom: 35 },
  /** Top of the letterhead below the top of the type area; the red line below the number; the page number below the type area. */
  letterheadDrop: 35,
  redLineDrop: 4,
  pageNumberDrop: 7,
  /** Size 3, 2, 4 and small 4 of Chinese type. */
  size: { body: 16, title: 22, small: 14, table: 12 },
  linePitch: 579 / 20,
  titlePitch: 36,
  tracking: -5 / 20,
})

/** The advance of one body character. Unit: points. */
export const characterAdvance: number = measures.size.body + measures.tracking

/** The size of the letterhead: as large as fits on one line of the type area, at most 22 mm high as the standard says. Unit: points. */
export const letterheadSize = (text: string): number => {
  const width = points(measures.page.width - measures.page.left - measures.page.right)
  return Math.min(points(18), Math.floor((width / Math.max(1, Array.from(text).length)) * 0.96))
}

/** The width of a text set in body type: full width for characters beyond Latin, half for the rest. Unit: points. */
export const textWidth = (text: string): number =>
  Array.from(text).reduce(
    (sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e80 ? characterAdvance : characterAdvance / 2),
    0,
  )
