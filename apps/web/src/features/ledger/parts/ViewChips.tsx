import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUrl } from '../../../router/url.ts'

/** Switches between the list and the matrix; the choice is part of the address. */
export const ViewChips = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const isMatrix = search['view'] === 'matrix'
  return (
    <fieldset className="chips view-chips" aria-label={t('ledger.view')}>
      <button type="button" aria-pressed={!isMatrix} onClick={() => change({ view: undefined })}>
        {t('ledger.view.list')}
      </button>
      <button type="button" aria-pressed={isMatrix} onClick={() => change({ view: 'matrix' })}>
        {t('ledger.view.matrix')}
      </button>
    </fieldset>
  )
}
