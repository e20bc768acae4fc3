import { type BudgetLine, exportBudgetLines, listBudgetLines } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay } from '../../session/session.ts'
import { Money } from '../policy/parts/Money.tsx'
import { AddLine } from './parts/AddLine.tsx'
import { ChangeLine, CloseLine } from './parts/ChangeLine.tsx'
import { FundingHead } from './parts/FundingHead.tsx'
import { LineBar } from './parts/LineBar.tsx'

type Data = z.output<typeof listBudgetLines.output>
type Act = { readonly kind: 'change' | 'close'; readonly line: BudgetLine }

const Row = ({ line, onAct }: { readonly line: BudgetLine; readonly onAct: (act: Act) => void }): ReactElement => {
  const { t } = useMessages()
  const mayCommit = useMay('funding.commit')
  return (
    <tr>
      <th scope="row">
        <Link to="/funding/commitments" search={{ line: line.id }}>
          {line.title}
        </Link>
        <span className="small quiet second-line">
          {line.year} · {line.document}
        </span>
        {line.endedAt === null ? null : <span className="tag">{t('funding.closed')}</span>}
      </th>
      <td>
        {line.payer}
        <span className="small quiet second-line">{line.unit.name}</span>
      </td>
      <td className="line-bar-cell">
        <LineBar amounts={line} />
      </td>
      <td className="number">
        <Money fen={line.amountFen} />
      </td>
      <td className="number">
        <Money fen={line.committedFen} />
      </td>
      <td className="number">
        <Money fen={line.paidFen} />
      </td>
      <td className="number">
        <b>
          <Money fen={line.leftFen} />
        </b>
      </td>
      <td className="nowrap no-print">
        {mayCommit && line.endedAt === null ? (
          <>
            <button type="button" className="button text" onClick={() => onAct({ kind: 'change', line })}>
              {t('funding.changeLine')}
            </button>
            <button type="button" className="button text" onClick={() => onAct({ kind: 'close', line })}>
              {t('funding.closeLine')}
            </button>
          </>
        ) : null}
      </td>
    </tr>
  )
}

const Foot = ({ totals }: Pick<Data, 'totals'>): ReactElement => {
  const { t } = useMessages()
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={2}>
          {t('funding.sum')}
        </th>
        <td className="line-bar-cell">
          <LineBar amounts={totals} />
        </td>
        {[totals.amountFen, totals.committedFen, totals.paidFen, totals.leftFen].map((fen, index) => (
          <td key={['amount', 'committed', 'paid', 'left'][index]} className="number">
            <b>
              <Money fen={fen} />
            </b>
          </td>
        ))}
        <td className="no-print">{t('shell.absent.empty')}</td>
      </tr>
    </tfoot>
  )
}

const Lines = ({ data, onAct }: { readonly data: Data; readonly onAct: (act: Act) => void }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <div className="scroll">
        <table className="table funding-table">
          <caption className="vh">{t('funding.lines')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('funding.line')}</th>
              <th scope="col">{t('funding.payer')}</th>
              <th scope="col">{t('funding.legend')}</th>
              <th scope="col" className="number">
                {t('funding.amount')}
              </th>
              <th scope="col" className="number">
                {t('funding.committed')}
              </th>
              <th scope="col" className="number">
                {t('funding.paid')}
              </th>
              <th scope="col" className="number">
                {t('funding.left')}
              </th>
              <th scope="col" className="no-print">
                {t('funding.acts')}
              </th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((line) => (
              <Row key={line.id} line={line} onAct={onAct} />
            ))}
          </tbody>
          <Foot totals={data.totals} />
        </table>
      </div>
      <p className="source">{t('funding.linesSource')}</p>
    </section>
  )
}

const YearChoice = ({ years }: { readonly years: readonly number[] }): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  return (
    <label className="field">
      <span>{t('funding.year')}</span>
      <select value={search['year'] ?? ''} onChange={(event) => change({ year: event.target.value })}>
        <option value="">{t('shell.list.all')}</option>
        {years.map((year) => (
          <option key={year} value={year}>
            {year}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The budget lines with what is committed, paid and left of each, as bars that print. */
export const BudgetLinesPage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const [act, setAct] = useState<Act>()
  const mayCommit = useMay('funding.commit')
  const year = search['year'] === undefined ? undefined : Number(search['year'])
  const query = useOperation(listBudgetLines, { query: { year } }, { keep: true })
  const close = (): void => setAct(undefined)
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <FundingHead title={t('funding.title')} note={t('policy.unitIs')}>
        <YearChoice years={query.data?.years ?? []} />
        <a className="button compact" href={addressOf(exportBudgetLines, { query: { year } })} download>
          {t('shell.list.export')}
        </a>
        {mayCommit ? (
          <button type="button" className="button compact primary" onClick={() => change({ add: '1' }, 'push')}>
            {t('funding.addLine')}
          </button>
        ) : null}
      </FundingHead>
      <Loaded query={query}>
        {(data) => (
          <>
            {data.items.length === 0 ? (
              <Empty title={t('funding.linesEmpty')} text={t('funding.linesEmptyText')}>
                {mayCommit ? (
                  <button type="button" className="button" onClick={() => change({ add: '1' }, 'push')}>
                    {t('funding.addLine')}
                  </button>
                ) : null}
              </Empty>
            ) : (
              <Lines data={data} onAct={setAct} />
            )}
            {search['add'] === '1' && mayCommit ? (
              <AddLine payers={data.payers} onClose={() => change({ add: undefined })} />
            ) : null}
          </>
        )}
      </Loaded>
      {act?.kind === 'change' ? <ChangeLine line={act.line} onClose={close} /> : null}
      {act?.kind === 'close' ? <CloseLine line={act.line} onClose={close} /> : null}
    </main>
  )
}
