import { useState } from 'react'
import { z } from 'zod'

const views = z.array(z.object({ name: z.string(), search: z.string() }))

/** A view of a list that the reader named: the search part of its address. */
export type SavedView = z.output<typeof views>[number]

const read = (key: string): readonly SavedView[] => {
  const text = localStorage.getItem(key)
  if (text === null) return []
  try {
    const parsed = views.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}

/** The named views of one list, and the ways to keep and let go of one. */
export type KeptViews = {
  readonly views: readonly SavedView[]
  readonly save: (view: SavedView) => void
  readonly remove: (name: string) => void
}

/** The named views of one list, kept in this browser; a view can be sent to others as a link. */
export const useSavedViews = (list: string): KeptViews => {
  const key = `ceyuan.views.${list}`
  const [kept, setKept] = useState(() => read(key))
  const keep = (next: readonly SavedView[]): void => {
    localStorage.setItem(key, JSON.stringify(next))
    setKept(next)
  }
  return {
    views: kept,
    save: (view) => keep([...kept.filter((each) => each.name !== view.name), view]),
    remove: (name) => keep(kept.filter((each) => each.name !== name)),
  }
}
