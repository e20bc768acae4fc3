import type { ScenarioResult } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Money } from '../../policy/parts/Money.tsx'
import { inLanguage, moneyText } from '../../policy/words.ts'
import { Scroll } from './Scroll.tsx'

type Budget = ScenarioResult['budgets'][number]

const Margin = ({ need }: { readonly need: Budget['after'] }): ReactElement => {
  const { t } = useMessages()
  if (need.shortFen === '0') return <span>{t('scenario.enough')}</span>
  const { lastIn, firstOut } = need
  const values = (one: NonNullable<typeof lastIn>) => ({
    name: one.name,
    clause: one.clause,
    fen: moneyText(one.fen, t),
  })
  return (
    <>
      <span className="second-line">{t('scenario.met', { met: need.met, grants: need.grants })}</span>
      {lastIn ? <span className="small second-line">{t('scenario.lastIn', values(lastIn))}</span> : null}
      {firstOut ? <span className="small second-line">{t('scenario.firstOut', values(firstOut))}</span> : null}
    </>
  )
}

const Row = ({ budget }: { readonly budget: Budget }): ReactElement => {
  const { t, language } = useMessages()
  const { lines, before, after } = budget
  const nothing = <span className="quiet">{t('scenario.noLines')}</span>
  return (
    <tr>
      <th scope="row">
        {budget.year} {budget.payer ? inLanguage(budget.payer, language) : t('scenario.unnamedPayer')}
      </th>
      <td className="number">{lines ? <Money fen={lines.amountFen} /> : nothing}</td>
      <td className="number">{lines ? <Money fen={lines.committedFen} /> : null}</td>
      <td className="number">{lines ? <Money fen={lines.leftFen} /> : null}</td>
      <td className="number">
        <Money fen={before.needFen} />
      </td>
      <td className="number">
        <Money fen={after.needFen} />
      </td>
      <td className="number">{lines ? <Money fen={after.shortFen} /> : null}</td>
      <td>{lines ? <Margin need={after} /> : null}</td>
    </tr>
  )
}

const heads = ['amountSet', 'committed', 'left', 'needNow', 'needThen', 'short'] as const

/** What the scenario asks of each payer in each year, beside what its budget lines hold; where money is short, who is left out. */
export const BudgetTable = (props: Pick<ScenarioResult, 'budgets'> & { readonly title?: string }): ReactElement => {
  const { t } = useMessages()
  const { budgets, title = t('scenario.budgets') } = props
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
        <span className="small quiet">{t('scenario.budgetsNote')}</span>
      </header>
      {budgets.length === 0 ? (
        <p className="body">{t('scenario.noNeeds')}</p>
      ) : (
        <Scroll label={title}>
          <table className="table">
            <caption className="vh">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{t('scenario.payer')}</th>
                {heads.map((head) => (
                  <th key={head} scope="col" className="number">
                    {t(`scenario.${head}`)}
                  </th>
                ))}
                <th scope="col">{t('scenario.margin')}</th>
              </tr>
            </thead>
            <tbody>
              {budgets.map((budget) => (
                <Row key={`${budget.year} ${budget.payer?.zh ?? ''}`} budget={budget} />
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
    </section>
  )
}
