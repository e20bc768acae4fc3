import { type ImportState, downloadBadRows, listBadCells } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { addressOf } from '../../../api/call.ts'
import { useOperation } from '../../../api/hooks.ts'
import { formatShare } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded } from '../../../parts/States.tsx'
import { isAtWork } from '../status.ts'

const step = 50

type BadCell = z.output<typeof listBadCells.output>['items'][number]

const CellTable = ({ cells }: { readonly cells: readonly BadCell[] }): ReactElement => {
  const { t } = useMessages()
  return (
    <table className="table import-table">
      <thead>
        <tr>
          {(['cell', 'column', 'value', 'reason'] as const).map((name) => (
            <th key={name} scope="col">
              {t(`import.bad.${name}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => (
          <tr key={`${cell.cell} ${cell.code}`}>
            <td className="small quiet nowrap">{cell.cell}</td>
            <td className="nowrap">{cell.column}</td>
            <td>
              <span className="import-value">{cell.value.trim() || t('import.bad.empty')}</span>
            </td>
            <td>{cell.reason}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/**
 * The cells that cannot be taken: they come first, because they are the decision.
 * They are kept in batches, so while work goes on they are asked for again; shown anew when it ends.
 */
export const BadCells = ({ state }: { readonly state: ImportState }): ReactElement => {
  const { t } = useMessages()
  const [limit, setLimit] = useState(step)
  const { bad, rows } = state.counts
  const query = useOperation(
    listBadCells,
    { params: { id: state.id }, query: { limit } },
    { keep: true, enabled: bad > 0, staleTime: 0, every: isAtWork(state) ? 2000 : false },
  )
  return (
    <section className="card">
      <header>
        <h2>{t('import.bad.title')}</h2>
        <span className="small quiet">
          {bad === 0 ? t('import.bad.none') : t('import.bad.summary', { bad, rows, share: formatShare(bad / rows) })}
        </span>
        {bad === 0 ? null : (
          <a className="button compact push" href={addressOf(downloadBadRows, { params: { id: state.id } })} download>
            {t('import.bad.download', { bad })}
          </a>
        )}
      </header>
      {bad === 0 ? null : (
        <Loaded query={query}>
          {({ items, next }) => (
            <div className="scroll">
              <CellTable cells={items} />
              {next === null || limit >= 500 ? null : (
                <button type="button" className="button text" onClick={() => setLimit(limit + step)}>
                  {t('import.bad.more')}
                </button>
              )}
            </div>
          )}
        </Loaded>
      )}
    </section>
  )
}
