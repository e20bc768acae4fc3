import type { PopulationColumn } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../../policy/words.ts'

const Row = ({ column }: { readonly column: PopulationColumn }): ReactElement => {
  const { t, language } = useMessages()
  const { name, fact, nearest } = column
  return (
    <tr>
      <th scope="row" className="population-name">
        {name || t('shell.absent.empty')}
      </th>
      <td>
        {fact ? inLanguage(fact.label, language) : <span className="quiet">{t('population.column.carried')}</span>}
      </td>
      <td className="small">
        {fact ? t(`population.kind.${fact.kind}`) : nearest === null ? '' : t('population.column.nearest', { nearest })}
      </td>
    </tr>
  )
}

// What is not recognised comes first: that is what there may be to mend.
const inOrder = (columns: readonly PopulationColumn[]): readonly PopulationColumn[] => [
  ...columns.filter(({ fact }) => fact === null),
  ...columns.filter(({ fact }) => fact !== null),
]

/** Which columns of the file are facts, and which only go along. */
export const Columns = ({ columns }: { readonly columns: readonly PopulationColumn[] }): ReactElement => {
  const { t } = useMessages()
  const known = columns.filter(({ fact }) => fact !== null).length
  const title = t('population.column.title', { known, carried: columns.length - known })
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
      </header>
      <div className="scroll">
        <table className="table">
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t('population.column.name')}</th>
              <th scope="col">{t('population.column.fact')}</th>
              <th scope="col">{t('population.column.hint')}</th>
            </tr>
          </thead>
          <tbody>
            {inOrder(columns).map((column) => (
              <Row key={column.name} column={column} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
