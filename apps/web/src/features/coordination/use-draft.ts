import { useCallback, useState } from 'react'

const prefix = 'ceyuan.draft.'

type Fields = Readonly<Record<string, string>>

const readDraft = (name: string): Fields => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : [])),
    )
  } catch {
    return {}
  }
}

/** The fields of a form, kept in this browser at every stroke until `clear`, so that nothing typed is lost. */
export const useDraft = <F extends Fields>(
  name: string,
  initial: F,
): {
  readonly fields: F
  readonly isKept: boolean
  readonly set: (patch: Partial<F>) => void
  readonly clear: () => void
} => {
  const [fields, setFields] = useState<F>(() => ({ ...initial, ...readDraft(name) }))
  const [isKept, setIsKept] = useState(() => localStorage.getItem(prefix + name) !== null)
  const set = useCallback(
    (patch: Partial<F>) => {
      setFields((before) => {
        const after = { ...before, ...patch }
        localStorage.setItem(prefix + name, JSON.stringify(after))
        return after
      })
      setIsKept(true)
    },
    [name],
  )
  const clear = useCallback(() => {
    localStorage.removeItem(prefix + name)
    setIsKept(false)
  }, [name])
  return { fields, isKept, set, clear }
}
