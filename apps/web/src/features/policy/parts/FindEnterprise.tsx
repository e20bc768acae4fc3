import { type ReactElement, useId, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUrl } from '../../../router/url.ts'

/** Asks for which enterprise the page shall speak; its code is kept in the address. */
export const FindEnterprise = ({ isAlone }: { readonly isAlone: boolean }): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const id = useId()
  const [code, setCode] = useState(search['of'] ?? '')
  const cleaned = code.trim().toUpperCase()
  const isWhole = cleaned.length === 18
  return (
    <form
      className="find-enterprise no-print"
      onSubmit={(event) => {
        event.preventDefault()
        if (isWhole) change({ of: cleaned, c: undefined }, 'push')
      }}
    >
      {isAlone ? <h1>{t('policy.titleOf')}</h1> : null}
      <label className="field" htmlFor={id}>
        <span>{t('policy.creditCode')}</span>
        <input id={id} value={code} maxLength={24} size={22} onChange={(event) => setCode(event.target.value)} />
      </label>
      <button type="submit" className="button compact" disabled={!isWhole}>
        {t('policy.find')}
      </button>
      {isAlone ? <p className="quiet">{t('policy.findHelp')}</p> : null}
    </form>
  )
}
