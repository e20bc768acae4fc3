import { getScenarioRun, previewScenario, type ScenarioContent } from '@ceyuan/contract'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { call } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'

const pause = 500

/** What a scenario brings, asked a moment after the last change; a question that is overtaken or called off stops the server. */
export const usePreview = (content: ScenarioContent) => {
  const { language } = useMessages()
  const client = useQueryClient()
  const [asked, setAsked] = useState(content)
  const [isStopped, setStopped] = useState(false)
  const run = useMemo(() => crypto.randomUUID(), [])
  const queryKey = useMemo(() => [previewScenario.id, language, asked], [language, asked])
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(content)
      setStopped(false)
    }, pause)
    return () => clearTimeout(timer)
  }, [content])
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(previewScenario, { query: { run }, body: asked, signal }),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled: !isStopped,
  })
  const stop = useCallback((): void => {
    setStopped(true)
    void client.cancelQueries({ queryKey })
  }, [client, queryKey])
  const goOn = useCallback((): void => setStopped(false), [])
  return { query, run, isStopped, stop, goOn }
}

/** How far the server is with a run; asked every second while it is awaited. */
export const useRun = (run: string, isAwaited: boolean) =>
  useOperation(
    getScenarioRun,
    { params: { id: run } },
    { enabled: isAwaited, every: isAwaited ? 1000 : false, staleTime: 0 },
  )
