import { type ReactElement, useRef } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUrl } from '../../../router/url.ts'

const goToMatch = (index: number): void => {
  const matches = document.querySelectorAll('.plan-found')
  matches[((index % matches.length) + matches.length) % matches.length]?.scrollIntoView({ block: 'center' })
}

/** Finds words in the official text; Enter goes to the next place, Shift+Enter to the one before. */
export const FindInText = ({ found }: { readonly found: number }): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const place = useRef(-1)
  const wanted = search['q'] ?? ''
  return (
    <label className="field">
      <span className="vh">{t('plan.find')}</span>
      <input
        type="search"
        size={12}
        placeholder={t('plan.find')}
        defaultValue={wanted}
        onChange={(event) => {
          place.current = -1
          change({ q: event.target.value || undefined })
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          place.current += event.shiftKey ? -1 : 1
          goToMatch(place.current)
        }}
      />
      <output className="small quiet">{wanted === '' ? '' : t('plan.found', { count: found })}</output>
    </label>
  )
}
