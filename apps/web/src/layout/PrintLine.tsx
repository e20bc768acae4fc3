import { type ReactElement, useEffect, useState } from 'react'
import { formatInstant } from '../format/date.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { useSession } from '../session/session.ts'

/** The line at the foot of every printed page: product, sample mark, address, and when it was printed. */
export const PrintLine = (): ReactElement => {
  const { t } = useMessages()
  const session = useSession()
  const [printedAt, setPrintedAt] = useState(() => new Date().toISOString())
  useEffect(() => {
    const mark = (): void => setPrintedAt(new Date().toISOString())
    addEventListener('beforeprint', mark)
    return () => removeEventListener('beforeprint', mark)
  }, [])
  const sample = session.data?.city.sample === true ? t('shell.sample') : ''
  return (
    <p className="only-print print-line">
      {t('shell.printLine', { sample, address: location.href, at: formatInstant(printedAt) })}
    </p>
  )
}
