import { compareScenarios, type SavedScenario, type ScenarioResult } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatNumber } from '../../format/number.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import type { z } from 'zod'
import { Empty, Loaded, Problems } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { Money } from '../policy/parts/Money.tsx'
import { BudgetTable } from './parts/BudgetTable.tsx'
import { Change } from './parts/Change.tsx'
import { CohortTable } from './parts/CohortTable.tsx'
import { EffectList } from './parts/Effects.tsx'
import { useComparisonExport } from './use-export.ts'
import '../policy/policy.css'
import './scenario.css'
import { Scroll } from './parts/Scroll.tsx'

type Item = { readonly scenario: SavedScenario; readonly result: ScenarioResult }

type Line = { readonly head: string; readonly cell: (item: Item) => ReactNode }

const Body = (props: { readonly title: string; readonly items: readonly Item[]; readonly lines: readonly Line[] }) => (
  <tbody>
    <tr>
      <th scope="rowgroup" colSpan={props.items.length + 1} className="group">
        {props.title}
      </th>
    </tr>
    {props.lines.map(({ head, cell }) => (
      <tr key={head}>
        <th scope="row">{head}</th>
        {props.items.map((item) => (
          <td key={item.scenario.id} className="number">
            {cell(item)}
          </td>
        ))}
      </tr>
    ))}
  </tbody>
)

const useLines = (items: readonly Item[]) => {
  const { t, language } = useMessages()
  const number = (value: number): string => formatNumber(value, 0, language)
  const years = new Set(items.flatMap(({ result }) => result.years.map(({ year }) => year)))
  const totals: readonly Line[] = [
    { head: t('scenario.costNow'), cell: ({ result }) => <Money fen={result.totals.before.fen} /> },
    { head: t('scenario.costThen'), cell: ({ result }) => <Money fen={result.totals.after.fen} /> },
    { head: t('scenario.change'), cell: ({ result }) => <Change fen={result.totals.changeFen} /> },
    { head: t('scenario.gain'), cell: ({ result }) => number(result.effects.gain.count) },
    { head: t('scenario.lose'), cell: ({ result }) => number(result.effects.lose.count) },
    { head: t('scenario.cannotTell'), cell: ({ result }) => number(result.effects.cannotTell) },
    {
      head: t('scenario.short'),
      cell: ({ result }) => (
        <Money fen={result.budgets.reduce((sum, { after }) => sum + BigInt(after.shortFen), 0n).toString()} />
      ),
    },
  ]
  const byYear = [...years]
    .toSorted((a, b) => a - b)
    .map((year): Line => ({
      head: `${year}`,
      cell: ({ result }) => {
        const found = result.years.find((one) => one.year === year)
        return found ? <Money fen={found.after.fen} /> : t('shell.absent.notApplicable')
      },
    }))
  return { totals, byYear }
}

const Comparison = ({ items }: { readonly items: readonly Item[] }): ReactElement => {
  const { t } = useMessages()
  const { totals, byYear } = useLines(items)
  return (
    <section className="card">
      <Scroll label={t('scenario.compare')}>
        <table className="table">
          <caption className="vh">{t('scenario.compare')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('scenario.inWan')}</th>
              {items.map(({ scenario }) => (
                <th key={scenario.id} scope="col" className="number">
                  <Link to="/scenarios/edit" search={{ id: scenario.id }}>
                    {scenario.name}
                  </Link>
                  <span className="small quiet second-line">
                    {scenario.content.on} ·{' '}
                    {[...scenario.content.changes, ...scenario.content.added].map(({ clause }) => clause).join(' ')}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <Body title={t('scenario.totals')} items={items} lines={totals} />
          <Body title={t('scenario.costThenByYear')} items={items} lines={byYear} />
        </table>
      </Scroll>
      <p className="source">{t('scenario.compareNote')}</p>
    </section>
  )
}

type Data = z.output<typeof compareScenarios.output>

const Who = ({ items, comparison }: Data): ReactElement | null => {
  const { t } = useMessages()
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last || first === last) return null
  if (!comparison) return <p className="quiet">{t('scenario.notComparable')}</p>
  return (
    <section className="stack" aria-label={t('scenario.effects')}>
      <h2>{t('scenario.firstAgainstLast', { first: first.scenario.name, last: last.scenario.name })}</h2>
      <p className="small quiet">{t('scenario.legendFirst')}</p>
      <EffectList effects={comparison.effects} population={last.result.population} />
      <CohortTable cohorts={comparison.cohorts} />
    </section>
  )
}

const Budgets = ({ items }: Pick<Data, 'items'>): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      {items.map(({ scenario, result }) => (
        <BudgetTable
          key={scenario.id}
          budgets={result.budgets}
          title={t('scenario.budgetsOf', { name: scenario.name })}
        />
      ))}
    </>
  )
}

/** Two to four scenarios beside each other, as they come out now; who gains and loses between the first and the last. */
export const ComparePage = (): ReactElement => {
  const { t } = useMessages()
  const { search } = useUrl()
  const ids = search['ids'] ?? ''
  const sheet = useComparisonExport(ids)
  const query = useOperation(compareScenarios, { query: { ids } }, { enabled: ids !== '' })
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <div className="page-title">
        <h1>{t('scenario.compare')}</h1>
        <div className="buttons push no-print">
          <Link className="button compact" to="/scenarios">
            {t('scenario.all')}
          </Link>
          <button
            type="button"
            className="button compact"
            disabled={ids === '' || sheet.isPending}
            onClick={() => sheet.mutate()}
          >
            {t(sheet.isPending ? 'scenario.exporting' : 'scenario.export')}
          </button>
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      {sheet.error ? <Problems error={sheet.error} /> : null}
      {ids === '' ? (
        <Empty title={t('scenario.nothingChosen')} text={t('scenario.nothingChosenText')}>
          <Link className="button primary" to="/scenarios">
            {t('scenario.all')}
          </Link>
        </Empty>
      ) : (
        <Loaded query={query}>
          {(data) => (
            <div className="stack">
              <Comparison items={data.items} />
              <Who {...data} />
              <Budgets items={data.items} />
            </div>
          )}
        </Loaded>
      )}
    </main>
  )
}
