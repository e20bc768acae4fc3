import type { PopulationClause } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { formatMoney } from '../../../format/money.ts'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../../policy/words.ts'

const heads = ['applies', 'not', 'cannotTell', 'unpriced'] as const

/** What each clause means for the rows of the file. */
export const Clauses = ({ clauses }: { readonly clauses: readonly PopulationClause[] }): ReactElement => {
  const { t, language } = useMessages()
  const sum = clauses.reduce((total, { fen }) => total + BigInt(fen), 0n)
  return (
    <div className="scroll">
      <table className="table">
        <caption className="vh">{t('population.clause.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('population.clause.name')}</th>
            {heads.map((head) => (
              <th key={head} scope="col" className="number">
                {t(`population.clause.${head}`)}
              </th>
            ))}
            <th scope="col" className="number">
              {t('population.clause.sum')}
            </th>
          </tr>
        </thead>
        <tbody>
          {clauses.map((clause) => (
            <tr key={clause.id}>
              <th scope="row">
                <Link to="/policies/$clause" params={{ clause: clause.id }}>
                  {clause.id} {inLanguage(clause.title, language)}
                </Link>
              </th>
              {heads.map((head) => (
                <td key={head} className="number">
                  {formatNumber(clause[head], 0, language)}
                </td>
              ))}
              <td className="number">{formatMoney(BigInt(clause.fen), 'tenThousand')}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={heads.length + 1}>
              {t('population.clause.total')}
            </th>
            <td className="number">{formatMoney(sum, 'tenThousand')}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}
