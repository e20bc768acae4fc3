import type { PolicyClause } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { type ClauseDifference, differencesOf } from '../clause-differences.ts'
import { moneyText } from '../words.ts'

const said = ({ part }: ClauseDifference, text: string | null, t: Say): string => {
  if (text === null) return t('policy.none')
  if (part === 'cap') return moneyText(text, t)
  return part === 'frequency' ? t(`policy.frequency.${text}`) : text
}

/** What a version of a clause says otherwise than the one before it: the old words struck out, the new ones beside them. */
export const ClauseDifferences = (props: {
  readonly before: PolicyClause
  readonly now: PolicyClause
}): ReactElement => {
  const { t } = useMessages()
  const found = differencesOf(props.before, props.now)
  if (found.length === 0) return <p className="small quiet">{t('policy.clause.noDifference')}</p>
  return (
    <dl className="terms small">
      {found.map((difference) => (
        <div key={difference.part} className="difference">
          <dt>{t(`policy.clause.part.${difference.part}`)}</dt>
          <dd>
            <del>{said(difference, difference.before, t)}</del> <ins>{said(difference, difference.now, t)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
