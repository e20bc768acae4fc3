import { type RefObject, useEffect, useRef, useState } from 'react'
import { currentLanguage } from '../../../i18n/messages.ts'
import type { Editing, ElementWords } from './edit.ts'

const wordsIn = {
  'zh-CN': () => import('./modeler.zh-CN.json'),
  en: () => import('./modeler.en.json'),
}

/** A procedure that is being drawn: its elements as they now stand, what is chosen, and its text as it changes. */
export const useEditing = (
  bpmn: string,
  onChange: (bpmn: string) => void,
): {
  readonly host: RefObject<HTMLDivElement | null>
  readonly editing: Editing | undefined
  readonly elements: readonly ElementWords[]
  readonly chosen: ElementWords | undefined
  readonly isRefused: boolean
} => {
  const host = useRef<HTMLDivElement>(null)
  const [first] = useState(bpmn)
  const latest = useRef(onChange)
  const [editing, setEditing] = useState<Editing>()
  const [elements, setElements] = useState<readonly ElementWords[]>([])
  const [selected, setSelected] = useState<string>()
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    latest.current = onChange
  })
  useEffect(() => {
    let made: Editing | undefined
    let isGone = false
    const tell = async (): Promise<void> => {
      if (made === undefined) return
      setElements(made.elements())
      latest.current(await made.toBpmn())
    }
    const begin = async (container: HTMLElement): Promise<void> => {
      try {
        const [{ edit }, words] = await Promise.all([import('./edit.ts'), wordsIn[currentLanguage()]()])
        if (isGone) return
        made = await edit(container, first, {
          words: words.default,
          onChange: () => void tell(),
          onSelect: setSelected,
        })
        if (isGone) made.close()
        setElements(made.elements())
        setEditing(made)
      } catch {
        if (!isGone) setRefused(true)
      }
    }
    if (host.current !== null) void begin(host.current)
    return () => {
      isGone = true
      made?.close()
    }
  }, [first])
  return { host, editing, elements, chosen: elements.find(({ id }) => id === selected), isRefused }
}
