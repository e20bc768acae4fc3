import { getClause } from '@ceyuan/contract'
import { Link, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { useAsOf } from '../../parts/AsOf.tsx'
import { Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay } from '../../session/session.ts'
import { ClauseBody } from './parts/ClauseBody.tsx'
import { ClauseGroups, ClauseVersions } from './parts/ClauseSide.tsx'
import { inLanguage } from './words.ts'
import './policy.css'
import './ladder.css'

type Data = z.output<typeof getClause.output>

const Shown = ({ data }: { readonly data: Data }): ReactElement | null => {
  const { t, language } = useMessages()
  const { search } = useUrl()
  const mayEdit = useMay('policy.edit')
  const inForce = data.versions.findIndex(({ isInForce }) => isInForce)
  const asked = Number(search['version'] ?? NaN)
  const index =
    Number.isInteger(asked) && asked in data.versions ? asked : inForce < 0 ? data.versions.length - 1 : inForce
  const version = data.versions[index]
  if (version === undefined) return null
  return (
    <>
      <div className="page-title">
        <h1>{inLanguage(version.title, language)}</h1>
        <span className="quiet">{version.id}</span>
        <Link to="/policies">{t('policy.book.title')}</Link>
        {version.isInForce ? null : <span className="tag">{t('policy.clause.notInForce')}</span>}
        <div className="buttons push no-print">
          {mayEdit ? (
            <Link className="button compact primary" to="/policy-drafts" search={{ amend: version.id }}>
              {t('policy.clause.amend')}
            </Link>
          ) : null}
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <div className="columns clause-columns">
        <div className="stack">
          <ClauseBody clause={version} />
        </div>
        <div className="stack">
          <ClauseVersions versions={data.versions} shown={index} />
          <ClauseGroups groups={data.groups} ceilings={data.ceilings} self={version.id} />
        </div>
      </div>
    </>
  )
}

/** One clause: its words with source and certainty, what the rule says of them, its versions by date, what it may not be joined with. */
export const ClausePage = (): ReactElement => {
  const { clause = '' } = useParams({ strict: false })
  const on = useAsOf()
  const query = useOperation(getClause, { params: { clause }, query: { on } })
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Loaded query={query}>{(data) => <Shown data={data} />}</Loaded>
    </main>
  )
}
