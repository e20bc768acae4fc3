import { getPolicyUptake } from '@ceyuan/contract'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useMemo, useState } from 'react'
import type { z } from 'zod'
import { call } from '../../api/call.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { RunProgress } from '../scenario/parts/RunProgress.tsx'
import { moneyText } from '../policy/words.ts'
import { FundingHead } from './parts/FundingHead.tsx'
import { UptakeParts } from './parts/UptakeParts.tsx'
import { UptakeTable } from './parts/UptakeTable.tsx'
import '../scenario/scenario.css'

type Data = z.output<typeof getPolicyUptake.output>

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

const useUptake = (year: number | undefined, of: string | undefined) => {
  const { language } = useMessages()
  const client = useQueryClient()
  const run = useMemo(() => crypto.randomUUID(), [])
  const [isStopped, setStopped] = useState(false)
  const clause = of === '' ? undefined : of
  const queryKey = [getPolicyUptake.id, language, year, clause]
  const query = useQuery({
    queryKey,
    queryFn: ({ signal }) => call(getPolicyUptake, { query: { year, clause, run }, signal }),
    placeholderData: keepPreviousData,
    enabled: !isStopped,
  })
  const stop = (): void => {
    setStopped(true)
    void client.cancelQueries({ queryKey })
  }
  return { query, run, isStopped, stop, goOn: (): void => setStopped(false) }
}

const Stopped = ({ onAgain }: { readonly onAgain: () => void }): ReactElement => {
  const { t } = useMessages()
  return (
    <output className="card">
      {t('funding.uptakeStopped')}{' '}
      <button type="button" className="button compact" onClick={onAgain}>
        {t('funding.uptakeAgain')}
      </button>
    </output>
  )
}

/** How far the policies reach: who could have each clause, of whom it cannot be told, who was promised and paid, how long it took. */
export const UptakePage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const year = search['year'] === undefined || search['year'] === '' ? undefined : Number(search['year'])
  const { query, run, isStopped, stop, goOn } = useUptake(year, search['clause'])
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
      {isStopped ? <Stopped onAgain={goOn} /> : null}
      {query.isFetching ? <RunProgress run={run} onStop={stop} /> : null}
      <Loaded query={query}>
        {(data) =>
          data.items.length === 0 ? (
            <Empty title={t('funding.uptakeEmpty')} text={t('funding.uptakeEmptyText')} />
          ) : (
            <div className="stack">
              <Totals data={data} />
              <UptakeTable data={data} />
              <UptakeParts data={data} />
            </div>
          )
        }
      </Loaded>
    </main>
  )
}
