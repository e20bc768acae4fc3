import { type ClauseUptake, getPolicyUptake } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../api/hooks.ts'
import { formatNumber } from '../../format/number.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { Money } from '../policy/parts/Money.tsx'
import { ShareBar } from '../policy/parts/ShareBar.tsx'
import { inLanguage, moneyText } from '../policy/words.ts'
import { FundingHead } from './parts/FundingHead.tsx'

type Data = z.output<typeof getPolicyUptake.output>

const Row = ({ uptake }: { readonly uptake: ClauseUptake }): ReactElement => {
  const { t, language } = useMessages()
  const { clause, entitled, unknown, committed, paid, uptakeBasisPoints, medianDays } = uptake
  const share = uptakeBasisPoints === null ? null : uptakeBasisPoints / 10_000
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
        {share === null ? (
          t('shell.absent.notApplicable')
        ) : (
          <span className="reached">
            <ShareBar width={70} label={t('funding.uptakeBar', { share })} parts={[{ share, look: 'solid' }]} />
            {t('funding.percent', { share })}
          </span>
        )}
      </td>
      <td className="number" title={t('funding.daysHelp')}>
        {days === null ? t('shell.absent.empty') : formatNumber(days)}
      </td>
    </tr>
  )
}

const heads = ['entitled', 'entitledFen', 'unknown', 'claims', 'committedFen', 'paidFen'] as const

const Table = ({ data }: { readonly data: Data }): ReactElement => {
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
      <p className="source">
        {t('funding.uptakeSource', { count: data.looked.count, of: data.looked.of, on: data.on })}
      </p>
    </section>
  )
}

const Totals = ({ data }: { readonly data: Data }): ReactElement => {
  const { t } = useMessages()
  const { totals } = data
  const figures = [
    ['entitledFen', moneyText(totals.entitledFen, t)],
    ['committedFen', moneyText(totals.committedFen, t)],
    ['paidFen', moneyText(totals.paidFen, t)],
    ['applicants', t('funding.applicants', { count: totals.applicants })],
    [
      'medianDays',
      totals.medianDays === null ? t('shell.absent.empty') : t('funding.daysOf', { days: totals.medianDays }),
    ],
  ] as const
  return (
    <dl className="funding-figures card">
      {figures.map(([name, text]) => (
        <div key={name}>
          <dt className="small quiet">{t(`funding.figure.${name}`)}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** How far the policies reach: who could have each clause, of whom it cannot be told, who was promised and paid, how long it took. */
export const UptakePage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const year = search['year'] === undefined || search['year'] === '' ? undefined : Number(search['year'])
  const query = useOperation(getPolicyUptake, { query: { year } }, { keep: true })
  const now = Number((query.data?.on ?? '').slice(0, 4))
  const years = now > 0 ? [now, now - 1, now - 2] : []
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <FundingHead title={t('funding.uptake')} note={t('funding.uptakeNote')}>
        <label className="field">
          <span>{t('funding.year')}</span>
          <select value={search['year'] ?? ''} onChange={(event) => change({ year: event.target.value })}>
            <option value="">{t('shell.list.all')}</option>
            {years.map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </select>
        </label>
      </FundingHead>
      <Loaded query={query}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty title={t('funding.uptakeEmpty')} text={t('funding.uptakeEmptyText')} />
          ) : (
            <div className="stack">
              <Totals data={data} />
              <Table data={data} />
            </div>
          )
        }
      </Loaded>
    </main>
  )
}
