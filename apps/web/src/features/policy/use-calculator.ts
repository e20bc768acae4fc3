import { askCalculator, type PolicyFact } from '@ceyuan/contract'
import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { call } from '../../api/call.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import type { GivenValue } from './given-value.ts'

/** What the calculator tells. */
export type Calculation = z.output<typeof askCalculator.output>

/** A question that was answered (`value`) or passed over (null), as it was typed. */
export type Answered = { readonly fact: PolicyFact; readonly value: GivenValue | null; readonly typed: string }

/** What is asked about besides the enterprise itself. */
export type Asked = { readonly project: boolean; readonly product: boolean }

/** The state of the calculator: in the memory of this page alone, gone when it is closed. */
export type Calculator = {
  readonly query: UseQueryResult<Calculation>
  readonly answered: readonly Answered[]
  readonly subjects: Asked
  readonly hasBegun: boolean
  readonly begin: (subjects: Asked) => void
  readonly answer: (answer: Answered) => void
  readonly drop: (fact: string) => void
  readonly back: () => void
  readonly restart: () => void
}

const bodyOf = (subjects: Asked, answered: readonly Answered[]): z.input<NonNullable<typeof askCalculator.body>> => ({
  subjects: (['project', 'product'] as const).filter((kind) => subjects[kind]),
  answers: answered.flatMap(({ fact, value }) =>
    value === null ? [] : [{ subject: fact.subject, fact: fact.name, value }],
  ),
  skipped: answered.flatMap(({ fact, value }) => (value === null ? [{ subject: fact.subject, fact: fact.name }] : [])),
})

/** Asks the calculator with what was answered so far. */
export const useCalculator = (): Calculator => {
  const { language } = useMessages()
  const [subjects, setSubjects] = useState<Asked>({ project: true, product: false })
  const [hasBegun, setHasBegun] = useState(false)
  const [answered, setAnswered] = useState<readonly Answered[]>([])
  const body = bodyOf(subjects, answered)
  const query = useQuery<Calculation>({
    queryKey: [askCalculator.id, language, body],
    queryFn: ({ signal }) => call(askCalculator, { body, signal }),
    placeholderData: keepPreviousData,
    enabled: hasBegun,
    gcTime: 60_000,
  })
  const drop = (fact: string): void => setAnswered((before) => before.filter((each) => each.fact.name !== fact))
  return {
    query,
    answered,
    subjects,
    hasBegun,
    begin: (chosen) => {
      setSubjects(chosen)
      setHasBegun(true)
    },
    answer: (answer) =>
      setAnswered((before) => [...before.filter(({ fact }) => fact.name !== answer.fact.name), answer]),
    drop,
    back: () => setAnswered((before) => before.slice(0, -1)),
    restart: () => {
      setAnswered([])
      setHasBegun(false)
    },
  }
}
