import { type FundingCommitment, listOwnSupport } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { ObjectTo } from '../objection/parts/ObjectTo.tsx'
import { Money } from './parts/Money.tsx'
import { inLanguage, moneyText, subjectText, yuanText } from './words.ts'
import './policy.css'
import './ladder.css'

type Data = z.output<typeof listOwnSupport.output>
type Item = Data['items'][number]

const stateTag: Readonly<Record<FundingCommitment['state'], boolean>> = {
  committed: true,
  partlyPaid: true,
  paid: false,
  reversed: true,
}

const Payments = ({ item }: { readonly item: Item }): ReactElement => {
  const { t } = useMessages()
  if (item.disbursements.length === 0) return <span className="quiet">{t('policy.support.unpaid')}</span>
  return (
    <ul className="plain-list">
      {item.disbursements.map(({ id, paidOn, fen, line, reversal }) => (
        <li key={id} title={yuanText(fen, t)}>
          {t(reversal === null ? 'policy.support.payment' : 'policy.support.paymentReversed', {
            on: paidOn,
            fen: moneyText(fen, t),
            payer: line.payer,
          })}
        </li>
      ))}
    </ul>
  )
}

const Shares = ({ item }: { readonly item: Item }): ReactElement => {
  const { t } = useMessages()
  return (
    <ul className="plain-list">
      {item.shares.map(({ line, part, fen }) => (
        <li key={line.id} title={line.title}>
          {t(part === '1' ? 'policy.support.shareWhole' : 'policy.support.share', {
            payer: line.payer,
            part,
            fen: moneyText(fen, t),
          })}
        </li>
      ))}
    </ul>
  )
}

const Row = ({ item }: { readonly item: Item }): ReactElement => {
  const { t, language } = useMessages()
  const title = inLanguage(item.clause.title, language)
  return (
    <tr id={item.id} className={item.state === 'reversed' ? 'reversed' : undefined}>
      <td data-label={t('policy.support.decidedOn')} className="nowrap">
        {item.decidedOn}
      </td>
      <th scope="row">
        <Link to="/policies/$clause" params={{ clause: item.clause.id }}>
          {title}
        </Link>
        <span className="small quiet second-line">
          {subjectText(item.subject, t)} · {item.basis}
        </span>
        <ObjectTo subject={{ kind: 'fundingCommitment', id: item.id }} title={title} />
      </th>
      <td data-label={t('policy.support.fen')} className="number">
        <Money fen={item.fen} />
      </td>
      <td data-label={t('policy.support.shares')} className="small">
        <Shares item={item} />
      </td>
      <td data-label={t('policy.support.payments')} className="small">
        <Payments item={item} />
      </td>
      <td data-label={t('policy.support.left')} className="number">
        <Money fen={item.leftFen} />
      </td>
      <td data-label={t('policy.support.state')} className="nowrap">
        <span className={stateTag[item.state] ? 'tag' : undefined}>{t(`policy.support.state.${item.state}`)}</span>
      </td>
    </tr>
  )
}

const heads = ['decidedOn', 'clause', 'fen', 'shares', 'payments', 'left', 'state'] as const
const numbers: ReadonlySet<string> = new Set(['fen', 'left'])

const Shown = ({ data }: { readonly data: Data }): ReactElement => {
  const { t } = useMessages()
  if (data.items.length === 0)
    return (
      <Empty title={t('policy.support.empty')} text={t('policy.support.emptyText')}>
        <Link className="button" to="/my-policies">
          {t('policy.title')}
        </Link>
      </Empty>
    )
  return (
    <section className="card">
      <header>
        <h2>
          {t('policy.support.totals', {
            fen: moneyText(data.totals.fen, t),
            paid: moneyText(data.totals.paidFen, t),
          })}
        </h2>
        <span className="small quiet push">{t('policy.unitIs')}</span>
      </header>
      <div className="scroll">
        <table className="table support-table">
          <caption className="vh">{t('policy.support.title')}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col" className={numbers.has(head) ? 'number' : undefined}>
                  {t(`policy.support.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.items.map((item) => (
              <Row key={item.id} item={item} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** What the own enterprise was promised and paid: by decision, with who pays which share, and when. */
export const OwnSupportPage = (): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(listOwnSupport)
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <div className="page-title">
        <h1>{t('policy.support.title')}</h1>
        <span className="small quiet">{t('policy.support.note')}</span>
        <Link to="/my-policies">{t('policy.facts.back')}</Link>
        <div className="buttons push no-print">
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <Loaded query={query}>{(data) => <Shown data={data} />}</Loaded>
    </main>
  )
}
