import { compareScenarios, type SavedScenario, type ScenarioResult } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement, ReactNode } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatNumber } from '../../format/number.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { Money } from '../policy/parts/Money.tsx'
import { cohortName } from './cohort-name.ts'
import { Change } from './parts/Change.tsx'
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
  const parts = new Map(items.flatMap(({ result }) => result.cohorts.district.map((part) => [part.key, part] as const)))
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
  const byDistrict = [...parts.values()].map((part): Line => ({
    head: cohortName(part, t, language),
    cell: ({ result }) => (
      <Change fen={result.cohorts.district.find(({ key }) => key === part.key)?.changeFen ?? '0'} />
    ),
  }))
  return { totals, byYear, byDistrict }
}

const Comparison = ({ items }: { readonly items: readonly Item[] }): ReactElement => {
  const { t } = useMessages()
  const { totals, byYear, byDistrict } = useLines(items)
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
                    {scenario.content.on} · {scenario.content.changes.map(({ clause }) => clause).join(' ')}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <Body title={t('scenario.totals')} items={items} lines={totals} />
          <Body title={t('scenario.costThenByYear')} items={items} lines={byYear} />
          <Body title={t('scenario.changeByDistrict')} items={items} lines={byDistrict} />
        </table>
      </Scroll>
      <p className="source">{t('scenario.compareNote')}</p>
    </section>
  )
}

/** Two to four scenarios beside each other, as they come out now. */
export const ComparePage = (): ReactElement => {
  const { t } = useMessages()
  const { search } = useUrl()
  const ids = search['ids'] ?? ''
  const query = useOperation(compareScenarios, { query: { ids } }, { enabled: ids !== '' })
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <div className="page-title">
        <h1>{t('scenario.compare')}</h1>
        <div className="buttons push no-print">
          <Link className="button compact" to="/scenarios">
            {t('scenario.all')}
          </Link>
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      {ids === '' ? (
        <Empty title={t('scenario.nothingChosen')} text={t('scenario.nothingChosenText')}>
          <Link className="button primary" to="/scenarios">
            {t('scenario.all')}
          </Link>
        </Empty>
      ) : (
        <Loaded query={query}>{({ items }) => <Comparison items={items} />}</Loaded>
      )}
    </main>
  )
}
