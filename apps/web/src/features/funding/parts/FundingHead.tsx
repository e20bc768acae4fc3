import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import '../../policy/policy.css'
import '../../policy/ladder.css'
import '../../coordination/coordination.css'
import '../funding.css'

const tabs = [
  { to: '/funding', label: 'funding.lines' },
  { to: '/funding/commitments', label: 'funding.commitments' },
  { to: '/funding/disbursements', label: 'funding.disbursements' },
  { to: '/funding/automatic', label: 'funding.automatic' },
  { to: '/funding/uptake', label: 'funding.uptake' },
] as const

/** The ways around the funding register. */
export const FundingTabs = (): ReactElement => {
  const { t } = useMessages()
  return (
    <nav className="funding-tabs no-print" aria-label={t('funding.title')}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {t(label)}
        </Link>
      ))}
    </nav>
  )
}

/** The head of a page of the funding register: its title, what stands beside it, what can be done. */
export const FundingHead = (props: {
  readonly title: string
  readonly note?: string
  readonly children?: ReactNode
}): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      <div className="page-title">
        <h1>{props.title}</h1>
        {props.note === undefined ? null : <span className="small quiet">{props.note}</span>}
        <div className="buttons push no-print">
          {props.children}
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <FundingTabs />
    </>
  )
}
