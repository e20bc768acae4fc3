import { exportComparison, exportScenario, type ScenarioContent } from '@ceyuan/contract'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../api/call.ts'
import { useMessages } from '../../i18n/use-messages.ts'

const give = (file: Blob, name: string): void => {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Fetches what a scenario brings as a workbook and lets the browser keep it. */
export const useExport = (name: string | undefined, content: ScenarioContent) => {
  const { t } = useMessages()
  return useMutation({
    mutationFn: async () => {
      const file = await call(exportScenario, { body: { content, ...(name === undefined ? {} : { name }) } })
      if (file instanceof Blob) give(file, `${name ?? t('scenario.title')} ${content.on}.xlsx`)
    },
  })
}

/** Fetches scenarios beside each other as a workbook. */
export const useComparisonExport = (ids: string) => {
  const { t } = useMessages()
  return useMutation({
    mutationFn: async () => {
      const file = await call(exportComparison, { query: { ids } })
      if (file instanceof Blob) give(file, `${t('scenario.compare')}.xlsx`)
    },
  })
}
