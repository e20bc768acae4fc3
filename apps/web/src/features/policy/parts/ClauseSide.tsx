import type { getClause } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUrl } from '../../../router/url.ts'
import { inLanguage, moneyText } from '../words.ts'
import { ClauseDifferences } from './ClauseDifferences.tsx'
import { SourceLink } from './SourceQuote.tsx'

type Data = z.output<typeof getClause.output>

const Changes = ({ versions, index }: { readonly versions: Data['versions']; readonly index: number }) => {
  const [before, now] = [versions[index - 1], versions[index]]
  return before === undefined || now === undefined ? null : <ClauseDifferences before={before} now={now} />
}

/** The versions of a clause by date, each with what it changed; the one shown is chosen in the address. */
export const ClauseVersions = (props: {
  readonly versions: Data['versions']
  readonly shown: number
}): ReactElement => {
  const { t } = useMessages()
  const { change } = useUrl()
  const day = (on: string): string => (on === 'unknown' ? t('policy.dayUnknown') : on)
  return (
    <section className="card">
      <header>
        <h2>{t('policy.clause.versions')}</h2>
        <span className="small quiet">{t('policy.clause.versionCount', { count: props.versions.length })}</span>
      </header>
      <ol className="rows">
        {props.versions.map((version, index) => (
          <li key={`${version.from} ${version.entry}`}>
            <p className="row-line">
              <button
                type="button"
                className="link"
                aria-pressed={index === props.shown}
                onClick={() => change({ version: String(index) })}
              >
                {t('policy.clause.span', {
                  from: day(version.from),
                  until:
                    version.endsOn ?? (version.until === 'unknown' ? t('policy.dayUnknown') : t('policy.clause.open')),
                })}
              </button>
              {index === props.shown ? <span className="tag">{t('policy.clause.shown')}</span> : null}
              {version.isInForce ? <span className="tag">{t('policy.clause.inForce')}</span> : null}
            </p>
            <p className="small quiet">
              {t(`policy.entry.${version.entry}`)} · <SourceLink source={version.source} />
            </p>
            <Changes versions={props.versions} index={index} />
          </li>
        ))}
      </ol>
    </section>
  )
}

type Group = Data['groups'][number]

const GroupRow = ({ group, self }: { readonly group: Group; readonly self: string }): ReactElement => {
  const { t, language } = useMessages()
  return (
    <li>
      <p>
        <b>{inLanguage(group.title, language)}</b>{' '}
        <span className="small quiet">{t(`policy.groupPer.${group.per}`)}</span>
      </p>
      <p className="small">
        {group.clauses.map(({ id, title }, index) => (
          <span key={id}>
            {index === 0 ? '' : t('policy.and')}
            {id === self ? (
              <b>{inLanguage(title, language)}</b>
            ) : (
              <Link to="/policies/$clause" params={{ clause: id }}>
                {inLanguage(title, language)}
              </Link>
            )}
          </span>
        ))}
      </p>
      <blockquote lang="zh-CN" className="small">
        {group.quote}
      </blockquote>
      <p className="small quiet">
        <SourceLink source={group.source} />
      </p>
      {group.reading === null ? null : (
        <p className="small">
          <span className="tag">{t('policy.groups.reading')}</span> {inLanguage(group.reading, language)}
        </p>
      )}
    </li>
  )
}

const CeilingRow = ({ ceiling }: { readonly ceiling: Data['ceilings'][number] }): ReactElement => {
  const { t, language } = useMessages()
  return (
    <li>
      <p>
        <b>{inLanguage(ceiling.title, language)}</b> {t('policy.cap.is', { cap: moneyText(ceiling.fen, t) })}{' '}
        <span className="small quiet">{t(`policy.ceilingPer.${ceiling.per}`)}</span>
      </p>
      <blockquote lang="zh-CN" className="small">
        {ceiling.quote}
      </blockquote>
    </li>
  )
}

/** Duplicate groups and ceilings, of one clause (`self`) or of all, with the words they rest on. */
export const ClauseGroups = (props: {
  readonly groups: Data['groups']
  readonly ceilings: Data['ceilings']
  readonly self: string
}): ReactElement | null => {
  const { t } = useMessages()
  const { groups, ceilings, self } = props
  if (groups.length + ceilings.length === 0) return null
  return (
    <section className="card">
      <header>
        <h2>{t('policy.groups')}</h2>
      </header>
      <ul className="rows">
        {groups.map((group) => (
          <GroupRow key={group.id} group={group} self={self} />
        ))}
        {ceilings.map((ceiling) => (
          <CeilingRow key={ceiling.id} ceiling={ceiling} />
        ))}
      </ul>
    </section>
  )
}
