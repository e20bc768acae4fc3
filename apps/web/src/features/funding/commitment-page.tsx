import { downloadDocument, type FundingCommitmentDetail, getFundingCommitment } from '@ceyuan/contract'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Loaded } from '../../parts/States.tsx'
import { useMay } from '../../session/session.ts'
import { EntitlementPanel } from '../policy/parts/EntitlementPanel.tsx'
import { Money } from '../policy/parts/Money.tsx'
import { inLanguage, moneyText, subjectText } from '../policy/words.ts'
import { Documents } from '../register/parts/Documents.tsx'
import '../register/register.css'
import { FundingHead } from './parts/FundingHead.tsx'
import { Pay, ReverseCommitment, ReversePayment } from './parts/PayDialogs.tsx'
import { ReceiptDialog } from './parts/ReceiptDialog.tsx'

type Props = { readonly commitment: FundingCommitmentDetail }

const Remarks = ({ commitment: { judgement, reversal } }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      {judgement === null ? null : (
        <>
          <dt>{t('funding.judgement')}</dt>
          <dd>{judgement}</dd>
        </>
      )}
      {reversal === null ? null : (
        <>
          <dt>{t('funding.reversed')}</dt>
          <dd>
            {reversal.by} · {reversal.reason}
          </dd>
        </>
      )}
    </>
  )
}

const Decided = ({ commitment }: Props): ReactElement => {
  const { t, language } = useMessages()
  const { applicant, clause, subject, topUpOf } = commitment
  return (
    <section className="card">
      <header>
        <h2>{t('funding.decision')}</h2>
        <span className="tag">{t(`funding.state.${commitment.state}`)}</span>
      </header>
      <dl className="terms body">
        <dt>{t('funding.applicant')}</dt>
        <dd>
          <Link to="/my-policies" search={{ of: applicant.creditCode }}>
            {applicant.name}
          </Link>{' '}
          <span className="small quiet">{applicant.creditCode}</span>
          {applicant.group === null ? null : (
            <span className="small quiet"> · {t('funding.group', { name: applicant.group.name })}</span>
          )}
        </dd>
        <dt>{t('funding.clause')}</dt>
        <dd>
          <Link to="/policies/$clause" params={{ clause: clause.id }}>
            {clause.id} {inLanguage(clause.title, language)}
          </Link>
          {subject.id === null ? null : ` · ${subjectText(subject, t)}`}
        </dd>
        <dt>{t('funding.committed')}</dt>
        <dd>
          <b>
            <Money fen={commitment.fen} isAlone />
          </b>{' '}
          {topUpOf === null ? null : (
            <Link to="/funding/commitments/$id" params={{ id: topUpOf.id }}>
              {t('funding.topUpOf', { year: String(topUpOf.year), number: String(topUpOf.number) })}
            </Link>
          )}
        </dd>
        <dt>{t('funding.decidedOn')}</dt>
        <dd>
          {commitment.decidedOn} · {commitment.decidedBy}
        </dd>
        <dt>{t('funding.basis')}</dt>
        <dd>{commitment.basis}</dd>
        <Remarks commitment={commitment} />
      </dl>
    </section>
  )
}

const Shares = ({ commitment }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('funding.shares')}</h2>
        <span className="small quiet">{t('policy.unitIs')}</span>
      </header>
      <div className="scroll">
        <table className="table">
          <caption className="vh">{t('funding.shares')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('funding.line')}</th>
              <th scope="col">{t('funding.part')}</th>
              <th scope="col" className="number">
                {t('funding.committed')}
              </th>
              <th scope="col" className="number">
                {t('funding.paid')}
              </th>
            </tr>
          </thead>
          <tbody>
            {commitment.shares.map((share) => (
              <tr key={share.line.id}>
                <th scope="row">
                  {share.line.title}
                  <span className="small quiet second-line">
                    {share.line.year} · {share.line.payer}
                  </span>
                </th>
                <td>{share.part}</td>
                <td className="number">
                  <Money fen={share.fen} />
                </td>
                <td className="number">
                  <Money fen={share.paidFen} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const Payments = ({ commitment }: Props): ReactElement => {
  const { t } = useMessages()
  const [reversing, setReversing] = useState<string>()
  const [attaching, setAttaching] = useState<string>()
  const mayPay = useMay('funding.pay')
  const { disbursements, acts } = commitment
  return (
    <section className="card">
      <header>
        <h2>{t('funding.disbursements')}</h2>
        <span className="small quiet">{t('funding.leftToPay', { left: moneyText(commitment.leftFen, t) })}</span>
      </header>
      {disbursements.length === 0 ? <p className="body quiet">{t('funding.noPayments')}</p> : null}
      <ul className="rows">
        {disbursements.map((payment) => (
          <li key={payment.id}>
            <p className="row-line">
              <span>{payment.paidOn}</span>
              <span className="small quiet">
                {payment.line.title} · {payment.voucher}
              </span>
              <b className="push">
                <Money fen={payment.fen} isAlone isStruck={payment.reversal !== null} />
              </b>
              {mayPay ? (
                <button type="button" className="button text no-print" onClick={() => setAttaching(payment.id)}>
                  {t('funding.attachReceipt')}
                </button>
              ) : null}
              {payment.reversal === null && acts.includes('pay') ? (
                <button type="button" className="button text no-print" onClick={() => setReversing(payment.id)}>
                  {t('funding.reversePayment')}
                </button>
              ) : null}
            </p>
            {payment.reversal === null ? null : (
              <p className="small quiet">{t('funding.reversedBecause', payment.reversal)}</p>
            )}
            {payment.documents.map(({ id, name }) => (
              <a key={id} className="small" href={addressOf(downloadDocument, { params: { id } })} download>
                {name}
              </a>
            ))}
          </li>
        ))}
      </ul>
      {attaching === undefined ? null : <ReceiptDialog payment={attaching} onClose={() => setAttaching(undefined)} />}
      {reversing === undefined ? null : <ReversePayment id={reversing} onClose={() => setReversing(undefined)} />}
    </section>
  )
}

const Shown = ({ commitment }: Props): ReactElement => {
  const { t } = useMessages()
  const [act, setAct] = useState<'pay' | 'reverse'>()
  const mayCommit = useMay('funding.commit')
  const { acts, entitlement, year, number } = commitment
  return (
    <>
      <FundingHead
        title={t('funding.numberOf', { year: String(year), number: String(number) })}
        note={commitment.applicant.name}
      >
        {acts.map((each) => (
          <button
            key={each}
            type="button"
            className={each === 'pay' ? 'button compact primary' : 'button compact'}
            onClick={() => setAct(each)}
          >
            {t(`funding.act.${each}`)}
          </button>
        ))}
      </FundingHead>
      <div className="columns clause-columns">
        <div className="stack">
          <Decided commitment={commitment} />
          <Shares commitment={commitment} />
          <Payments commitment={commitment} />
          <Documents subject={{ kind: 'fundingCommitment', id: commitment.id }} mayWrite={mayCommit} />
        </div>
        <section className="card">
          <header>
            <h2>{t('funding.known')}</h2>
          </header>
          <div className="body">
            {entitlement === null ? (
              <p className="quiet">{t('funding.knownNone')}</p>
            ) : (
              <EntitlementPanel entitlement={entitlement} />
            )}
          </div>
        </section>
      </div>
      {act === 'pay' ? <Pay commitment={commitment} onClose={() => setAct(undefined)} /> : null}
      {act === 'reverse' ? <ReverseCommitment commitment={commitment} onClose={() => setAct(undefined)} /> : null}
    </>
  )
}

/** One commitment: what was decided and why, its shares and payments, and what was known then. */
export const CommitmentPage = (): ReactElement => {
  const { id = '' } = useParams({ strict: false })
  const query = useOperation(getFundingCommitment, { params: { id } })
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Loaded query={query}>{(commitment) => <Shown commitment={commitment} />}</Loaded>
    </main>
  )
}
