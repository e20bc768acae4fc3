import { useCallback, useState } from 'react'

const prefix = 'ceyuan.draft.policy.'

/** A text kept in this browser at every stroke until `clear`, so that nothing typed is lost. */
export const useKept = (
  name: string,
  initial = '',
): { readonly text: string; readonly set: (text: string) => void; readonly clear: () => void } => {
  const [text, setText] = useState(() => localStorage.getItem(prefix + name) ?? initial)
  const set = useCallback(
    (next: string) => {
      localStorage.setItem(prefix + name, next)
      setText(next)
    },
    [name],
  )
  const clear = useCallback(() => localStorage.removeItem(prefix + name), [name])
  return { text, set, clear }
}
