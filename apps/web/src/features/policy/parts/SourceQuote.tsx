import type { EntitlementInfo } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../words.ts'

type Quoted = Pick<EntitlementInfo, 'quote' | 'source' | 'certainty' | 'standing' | 'unseen' | 'isToVerify'>

/** How sure a clause's words are: seen word for word, told by a report, retold; a draft says so. */
export const Certainty = (props: Pick<Quoted, 'certainty' | 'standing' | 'isToVerify'>): ReactElement => {
  const { t } = useMessages()
  const { certainty, standing, isToVerify } = props
  return (
    <>
      <span className={`certainty ${certainty}`} title={t(`policy.certaintyHelp.${certainty}`)}>
        {t(standing === 'draft' ? 'policy.draftText' : `policy.certainty.${certainty}`)}
      </span>
      {isToVerify ? (
        <span className="small quiet" title={t('policy.toVerifyHelp')}>
          {' '}
          {t('policy.toVerify')}
        </span>
      ) : null}
    </>
  )
}

/** Where a rule was read, with its link and date. */
export const SourceLink = ({ source }: Pick<Quoted, 'source'>): ReactElement => (
  <>
    {source.link === null ? (
      source.title
    ) : (
      <a href={source.link} target="_blank" rel="noreferrer">
        {source.title}
      </a>
    )}
    {source.date === null ? null : <span className="quiet nowrap"> {source.date}</span>}
  </>
)

/** The parts of a rule that nobody has seen; named, never filled in. */
export const Unseen = ({ parts }: { readonly parts: Quoted['unseen'] }): ReactElement | null => {
  const { t, language } = useMessages()
  if (parts.length === 0) return null
  return (
    <ul className="unseen-parts">
      {parts.map(({ part, what }) => (
        <li key={`${part} ${what.zh}`}>
          <span className="tag">{t('policy.unseen', { part: t(`policy.part.${part}`) })}</span>{' '}
          {inLanguage(what, language)}
        </li>
      ))}
    </ul>
  )
}

/** The words of a clause as they were seen, with source, certainty and what nobody has seen. */
export const SourceQuote = (props: Quoted): ReactElement => (
  <figure className="quote">
    <blockquote lang="zh-CN">{props.quote}</blockquote>
    <figcaption className="small">
      <SourceLink source={props.source} /> <Certainty {...props} />
    </figcaption>
    <Unseen parts={props.unseen} />
  </figure>
)
