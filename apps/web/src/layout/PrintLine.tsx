import { useEffect } from 'react'
import { formatInstant } from '../format/date.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { useSession } from '../session/session.ts'

/** Keeps the foot of printed pages (print.css): product, sample mark, address, and when it was printed. */
export const PrintLine = (): null => {
  const { t } = useMessages()
  const city = useSession().data?.city
  const isSample = city?.sample === true
  const timeZone = city?.timeZone
  useEffect(() => {
    const mark = (): void => {
      const at = formatInstant(new Date().toISOString(), timeZone)
      const line = t('shell.printLine', { sample: isSample ? t('shell.sample') : '', address: location.href, at })
      document.documentElement.style.setProperty('--print-line', JSON.stringify(line))
    }
    mark()
    addEventListener('beforeprint', mark)
    return () => removeEventListener('beforeprint', mark)
  }, [t, isSample, timeZone])
  return null
}
