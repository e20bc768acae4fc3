import { getScenarioPopulation, previewScenario, type ScenarioContent } from '@ceyuan/contract'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { call } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'

const pause = 500

/** What a scenario brings, asked a moment after the last change; a question that is overtaken is called off. */
export const usePreview = (content: ScenarioContent) => {
  const { language } = useMessages()
  const [asked, setAsked] = useState(content)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(content), pause)
    return () => clearTimeout(timer)
  }, [content])
  return useQuery({
    queryKey: [previewScenario.id, language, asked],
    queryFn: ({ signal }) => call(previewScenario, { body: asked, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })
}

/** How far the server has read the population; asked again every second until it is ready. */
export const useReading = (isAwaited: boolean) =>
  useOperation(getScenarioPopulation, {}, { enabled: isAwaited, every: isAwaited ? 1000 : false, staleTime: 0 })
