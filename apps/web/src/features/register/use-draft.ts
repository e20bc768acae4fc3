import { useState } from 'react'
import { z } from 'zod'

const texts = z.record(z.string(), z.string())

/** What was typed by field, as inputs hold it. */
export type Draft = Readonly<Record<string, string>>

const read = (key: string): Draft => {
  const text = sessionStorage.getItem(key)
  if (text === null) return {}
  try {
    const parsed = texts.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}

/** Keeps what is typed while the tab lives, so that nothing typed is lost; `clear` once it has been taken. */
export const useDraft = (
  name: string,
): { readonly draft: Draft; readonly set: (field: string, text: string) => void; readonly clear: () => void } => {
  const key = `ceyuan.draft.${name}`
  const [draft, setDraft] = useState(() => read(key))
  return {
    draft,
    set: (field, text) => {
      const next = { ...draft, [field]: text }
      sessionStorage.setItem(key, JSON.stringify(next))
      setDraft(next)
    },
    clear: () => {
      sessionStorage.removeItem(key)
      setDraft({})
    },
  }
}
