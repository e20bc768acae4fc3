import { listPolicyFacts, type PolicyFact } from '@ceyuan/contract'
import { useMemo } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { inLanguage } from './words.ts'

/** The fact dictionary by name. */
export type Facts = ReadonlyMap<string, PolicyFact>

/** The fact dictionary, asked for once; empty until it is there. */
export const useFacts = (): Facts => {
  const { data } = useOperation(listPolicyFacts, {}, { staleTime: 600_000 })
  return useMemo(() => new Map((data?.items ?? []).map((fact) => [fact.name, fact])), [data])
}

/** Names facts in the reader's language, as a list in a sentence; by their Chinese names where the dictionary has none. */
export const useFactNames = (): ((names: readonly string[]) => string) => {
  const facts = useFacts()
  const { t, language } = useMessages()
  return (names) =>
    names
      .map((name) => {
        const fact = facts.get(name)
        return fact ? inLanguage(fact.label, language) : name
      })
      .join(t('policy.and'))
}
