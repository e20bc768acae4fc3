import {
  checkClauseDraft,
  type ClauseContent,
  clauseContent,
  type ClauseDraftDetail,
  type ClauseTest,
  clauseTest,
} from '@ceyuan/contract'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { z } from 'zod'
import { call } from '../../api/call.ts'
import { useMessages } from '../../i18n/use-messages.ts'

const kept = z.object({ content: clauseContent, tests: z.array(clauseTest) })

/** The text of a draft as it is being written. */
export type DraftText = { readonly content: ClauseContent; readonly tests: readonly ClauseTest[] }

const keyOf = ({ id, version }: ClauseDraftDetail): string => `ceyuan.draft.clause.${id}.${version}`

const readKept = (key: string): DraftText | undefined => {
  try {
    const found = kept.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return found.success ? found.data : undefined
  } catch {
    return undefined
  }
}

/** The text of a draft, kept in this browser at every stroke until it is saved. */
export const useDraftText = (draft: ClauseDraftDetail) => {
  const key = keyOf(draft)
  const [text, setText] = useState<DraftText>(() => readKept(key) ?? { content: draft.content, tests: draft.tests })
  const [isChanged, setIsChanged] = useState(() => localStorage.getItem(key) !== null)
  const write = (next: DraftText): void => {
    localStorage.setItem(key, JSON.stringify(next))
    setText(next)
    setIsChanged(true)
  }
  return {
    text,
    isChanged,
    set: (patch: Partial<ClauseContent>): void => write({ ...text, content: { ...text.content, ...patch } }),
    setTests: (tests: readonly ClauseTest[]): void => write({ ...text, tests }),
    clear: (): void => {
      localStorage.removeItem(key)
      setIsChanged(false)
    },
  }
}

/** What the server finds of a text while it is written. */
export type TextCheck = z.output<typeof checkClauseDraft.output>

/** A value that follows another once it has rested. Unit: milliseconds. */
const useRested = <T>(value: T, rest: number): T => {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), rest)
    return () => clearTimeout(timer)
  }, [value, rest])
  return rested
}

/** Checks a text as it is written: its problems, its tests, and what it would change for chosen enterprises. */
export const useTextCheck = (text: DraftText, applicants: readonly string[]): UseQueryResult<TextCheck> => {
  const { language } = useMessages()
  const rested = useRested(text, 350)
  const body = { content: rested.content, tests: [...rested.tests], applicants: [...applicants] }
  return useQuery<TextCheck>({
    queryKey: [checkClauseDraft.id, language, body],
    queryFn: ({ signal }) => call(checkClauseDraft, { body, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })
}
