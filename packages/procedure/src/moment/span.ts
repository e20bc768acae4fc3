/** A stretch of time: whole months, then milliseconds. */
export type Span = { readonly months: number; readonly milliseconds: number }

const form = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d{1,3})?)S)?)?$/u

/** Reads an ISO 8601 duration such as `P1M2DT4H` or `P2W`; null for any other text. */
export const parseSpan = (text: string): Span | null => {
  const match = form.exec(text)
  if (!match || /[PT]$/u.test(text) || text.length > 60) return null
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  const milliseconds = ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000
  return Object.freeze({ months: years * 12 + months, milliseconds: Math.round(milliseconds) })
}

const cycleForm = /^R(\d*)\/(?:([^P/]+)\/)?(P[^/]+)$/u

/** Reads an ISO 8601 repetition `R3/PT1H`, `R/PT1H` or `R3/2026-01-01T00:00:00Z/PT1H`; null for any other text. */
export const parseCycle = (
  text: string,
): { readonly times: number | null; readonly from: string | null; readonly span: Span } | null => {
  const match = cycleForm.exec(text)
  const span = parseSpan(match?.[3] ?? '')
  if (!match || !span) return null
  return { times: match[1] === '' ? null : Number(match[1]), from: match[2] ?? null, span }
}
