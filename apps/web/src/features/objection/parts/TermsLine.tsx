import type { listObjections } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useMessages } from '../../../i18n/use-messages.ts'

type Terms = NonNullable<z.output<typeof listObjections.output>['terms']>

/** In how many working days objections are answered, and by what: a source, or the city's own promise. */
export const TermsLine = ({ terms }: { readonly terms: Terms }): ReactElement => {
  const { t } = useMessages()
  const { workingDays, source } = terms
  return (
    <>
      {t('objection.terms', { days: workingDays })}{' '}
      {source === null ? (
        <span className="tag">{t('objection.promise')}</span>
      ) : (
        t('objection.bySource', { title: source.title, number: source.number ?? '' })
      )}
    </>
  )
}
