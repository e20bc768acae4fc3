import type { ClauseUptake, getPolicyUptake } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Money } from '../../policy/parts/Money.tsx'
import { inLanguage } from '../../policy/words.ts'
import { useFactNames } from '../../policy/use-facts.ts'
import { UptakeShare } from './UptakeShare.tsx'

type Uptake = z.output<typeof getPolicyUptake.output>

const Row = ({ uptake }: { readonly uptake: ClauseUptake }): ReactElement => {
  const { t, language } = useMessages()
  const { clause, entitled, unknown, committed, paid, uptakeBasisPoints, medianDays } = uptake
  const days = medianDays.fromEntitlementToPayment ?? medianDays.fromDecisionToPayment
  return (
    <tr>
      <th scope="row">
        <Link to="/policies/$clause" params={{ clause: clause.id }}>
          {clause.id} {inLanguage(clause.title, language)}
        </Link>
      </th>
      <td className="number">{formatNumber(entitled.count)}</td>
      <td className="number">
        <Money fen={entitled.fen} />
      </td>
      <td
        className="number"
        title={unknown.mostMissing === null ? '' : t('funding.mostMissing', { fact: unknown.mostMissing })}
      >
        {formatNumber(unknown.count)}
      </td>
      <td className="number">
        <Link to="/funding/commitments" search={{ clause: clause.id }}>
          {formatNumber(committed.count)}
        </Link>
      </td>
      <td className="number">
        <Money fen={committed.fen} />
      </td>
      <td className="number">
        <Money fen={paid.fen} />
      </td>
      <td className="uptake-cell">
        <UptakeShare basisPoints={uptakeBasisPoints} />
      </td>
      <td className="number" title={t('funding.daysHelp')}>
        {days === null ? t('shell.absent.empty') : formatNumber(days)}
      </td>
    </tr>
  )
}

const Source = ({ looked, on }: Pick<Uptake, 'looked' | 'on'>): ReactElement => {
  const { t } = useMessages()
  const nameFacts = useFactNames()
  return (
    <>
      <p className="source">{t('funding.uptakeSource', { count: looked.count, on })}</p>
      {looked.misfits > 0 ? <p className="source">{t('scenario.misfits', { count: looked.misfits })}</p> : null}
      {looked.hidden.length > 0 ? (
        <p className="source">{t('scenario.hidden', { facts: nameFacts(looked.hidden) })}</p>
      ) : null}
    </>
  )
}

const heads = ['entitled', 'entitledFen', 'unknown', 'claims', 'committedFen', 'paidFen'] as const

/** What became of each clause, with what was looked at below. */
export const UptakeTable = ({ data }: { readonly data: Uptake }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <div className="scroll">
        <table className="table funding-table">
          <caption className="vh">{t('funding.uptake')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('funding.clause')}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {t(`funding.uptakeHead.${head}`)}
                </th>
              ))}
              <th scope="col">{t('funding.uptakeShare')}</th>
              <th scope="col" className="number">
                {t('funding.days')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((uptake) => (
              <Row key={uptake.clause.id} uptake={uptake} />
            ))}
          </tbody>
        </table>
      </div>
      <Source {...data} />
    </section>
  )
}
