import type { ReactElement } from 'react'
import { isCivilDate } from '../format/date.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { useUrl } from '../router/url.ts'

/** The as-of date in the address, where it holds one. */
export const useAsOf = (): string | undefined => {
  const { search } = useUrl()
  return isCivilDate(search['asOf']) ? search['asOf'] : undefined
}

/** Chooses the date that the page speaks of; it lives in the address, so a link keeps it. */
export const AsOf = ({ today }: { readonly today: string | undefined }): ReactElement => {
  const { t } = useMessages()
  const { change } = useUrl()
  const asOf = useAsOf()
  return (
    <label className="field">
      <span>{t('shell.asOf')}</span>
      <input
        type="date"
        value={asOf ?? today ?? ''}
        {...(today === undefined ? {} : { max: today })}
        onChange={(event) => {
          const chosen = event.target.value
          if (chosen === '' || isCivilDate(chosen))
            change({ asOf: chosen === '' || chosen === today ? undefined : chosen })
        }}
      />
    </label>
  )
}
