import { type EntitlementInfo, exportEntitlement, getEntitlement } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay, useSession } from '../../session/session.ts'
import { ObjectTo } from '../objection/parts/ObjectTo.tsx'
import { BundleCard } from './parts/BundleCard.tsx'
import { Drawer } from './parts/Drawer.tsx'
import { EntitlementPanel } from './parts/EntitlementPanel.tsx'
import { FindEnterprise } from './parts/FindEnterprise.tsx'
import { Ladders } from './parts/Ladder.tsx'
import { MissingFacts } from './parts/MissingFacts.tsx'
import { NearMisses } from './parts/NearMisses.tsx'
import { OwnOffers } from './parts/OwnOffers.tsx'
import { Standings } from './parts/Standings.tsx'
import { SupportHistory } from './parts/SupportHistory.tsx'
import { grantKey, inLanguage } from './words.ts'
import './policy.css'
import './ladder.css'
import './print.css'

type Data = z.output<typeof getEntitlement.output>

const Head = ({ data, isOwn }: { readonly data: Data; readonly isOwn: boolean }): ReactElement => {
  const { t } = useMessages()
  const { applicant, counts } = data
  const about = [applicant.district, ...applicant.recognitions.slice(0, 3)].filter((each) => each !== null)
  const today = useSession().data?.city.today
  return (
    <div className="page-title">
      <h1>{t(isOwn ? 'policy.title' : 'policy.titleOf')}</h1>
      <h2>{applicant.name}</h2>
      {applicant.sample ? <span className="tag">{t('shell.sample')}</span> : null}
      <span className="small quiet">
        {[...about, t('policy.projects', { count: applicant.projects.length })].join(' · ')}
      </span>
      <div className="buttons push">
        <span className="small quiet policy-known">
          <Link to="/my-policies/facts" search={isOwn ? {} : { of: applicant.creditCode }}>
            {t('policy.known', { count: counts.knownFacts })}
          </Link>
          {counts.missingFacts === 0 ? null : (
            <>
              {t('policy.stop')}
              <a href="#missing">{t('policy.lacking', { count: counts.missingFacts })}</a>
            </>
          )}
        </span>
        <AsOf today={today} />
        <a
          className="button compact no-print"
          href={addressOf(exportEntitlement, {
            query: { ...(isOwn ? {} : { creditCode: applicant.creditCode }), on: data.on },
          })}
        >
          {t('shell.list.export')}
        </a>
        <button type="button" className="button compact no-print" onClick={() => print()}>
          {t('shell.print')}
        </button>
      </div>
    </div>
  )
}

const Columns = (props: {
  readonly data: Data
  readonly isOwn: boolean
  readonly onOpen: (entitlement: EntitlementInfo) => void
}): ReactElement => {
  const { data, isOwn, onOpen } = props
  const maySupply = useMay('policy.supply') && isOwn
  return (
    <div className="columns policy-columns">
      <div className="stack">
        {isOwn ? <OwnOffers /> : null}
        <BundleCard bundle={data.bundle} entitlements={data.entitlements} onOpen={onOpen} />
        <Standings entitlements={data.entitlements} nearMisses={data.nearMisses} onOpen={onOpen} />
      </div>
      <div className="stack">
        <NearMisses misses={data.nearMisses} />
        <MissingFacts missing={data.missing} maySupply={maySupply} />
        <SupportHistory history={data.history} isOwn={isOwn} />
      </div>
      <div className="stack policy-wide">
        <Ladders ladders={data.ladders} />
      </div>
    </div>
  )
}

const Shown = ({ data, isOwn }: { readonly data: Data; readonly isOwn: boolean }): ReactElement => {
  const { language } = useMessages()
  const { search, change } = useUrl()
  const open = data.entitlements.find((each) => grantKey(each.clause.id, each.subject) === search['c'])
  return (
    <>
      <Head data={data} isOwn={isOwn} />
      <Columns
        data={data}
        isOwn={isOwn}
        onOpen={({ clause, subject }) => change({ c: grantKey(clause.id, subject) }, 'push')}
      />
      {open === undefined ? null : (
        <Drawer
          key={search['c']}
          title={inLanguage(open.clause.title, language)}
          onClose={() => change({ c: undefined })}
        >
          <EntitlementPanel entitlement={open} />
          {isOwn ? (
            <ObjectTo
              subject={{ kind: 'entitlement', id: grantKey(open.clause.id, open.subject).trim() }}
              title={inLanguage(open.clause.title, language)}
            />
          ) : null}
        </Drawer>
      )}
    </>
  )
}

/** What an enterprise may have on a day: the best bundle, every clause by how it stands, what is nearly reached or missing, its ladder. */
export const MyPoliciesPage = (): ReactElement => {
  const { search } = useUrl()
  const on = useAsOf()
  const own = useSession().data?.actor?.creditCode ?? undefined
  const creditCode = search['of'] ?? own
  const isOwn = creditCode === own
  const query = useOperation(
    getEntitlement,
    { query: { ...(isOwn ? {} : { creditCode }), on } },
    { keep: true, enabled: creditCode !== undefined },
  )
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      {own === undefined ? <FindEnterprise isAlone={creditCode === undefined} /> : null}
      {creditCode === undefined ? null : <Loaded query={query}>{(data) => <Shown data={data} isOwn={isOwn} />}</Loaded>}
    </main>
  )
}
