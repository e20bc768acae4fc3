import type { getCockpit } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { lights, markOf } from '../../../parts/lights.ts'

type Matrix = z.output<typeof getCockpit.output>['matrix']
type Row = Matrix['rows'][number]
type Unit = Matrix['units'][number]
type Search = Readonly<Record<string, string>>

const Cell = (props: { readonly row: Row; readonly unit: Unit; readonly search: Search }): ReactElement => {
  const { t } = useMessages()
  const { row, unit, search } = props
  const cell = row.cells.find((each) => each.unit === unit.id)
  if (cell === undefined)
    return (
      <td>
        <span className="vh">{t('ledger.notResponsible')}</span>
      </td>
    )
  const name = t('ledger.cell', {
    unit: unit.name,
    section: row.section,
    role: t(cell.isLead ? 'ledger.lead' : 'ledger.support'),
    light: t(`shell.light.${cell.light}`),
    count: cell.commitments.length,
  })
  return (
    <td className={cell.isLead ? 'is-lead' : undefined}>
      <Link
        to="/ledger"
        search={{ ...search, section: row.section, unit: unit.id }}
        className={`light ${cell.light}`}
        aria-label={name}
        title={name}
      >
        {markOf(cell.light)}
        <span className="small" aria-hidden="true">
          {cell.commitments.length}
        </span>
      </Link>
    </td>
  )
}

const Unassigned = ({ row, span }: { readonly row: Row; readonly span: number }): ReactElement => {
  const { t } = useMessages()
  return (
    <td colSpan={span} className="unassigned">
      {t('ledger.noUnits')}
      {lights
        .filter((light) => row.counts[light] > 0)
        .map((light) => (
          <span key={light}>
            {' '}
            <Light light={light} /> {row.counts[light]}
          </span>
        ))}
    </td>
  )
}

/** The matrix itself: the worst light of each unit in each section, and how many commitments stand behind it. */
export const LedgerMatrix = (props: { readonly matrix: Matrix; readonly asOf: string | undefined }): ReactElement => {
  const { t } = useMessages()
  const { matrix, asOf } = props
  const search: Search = asOf === undefined ? {} : { asOf }
  return (
    <div className="scroll">
      <table className="ledger-matrix">
        <caption className="vh">{t('ledger.matrix')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ledger.section')}</th>
            {matrix.units.map(({ id, name }) => (
              <th key={id} scope="col">
                <Link to="/units/$id" params={{ id }}>
                  {name}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.section}>
              <th scope="row">
                <Link to="/ledger" search={{ ...search, section: row.section }} title={row.heading}>
                  {row.section} {row.heading}
                </Link>
              </th>
              {row.hasUnits ? (
                matrix.units.map((unit) => <Cell key={unit.id} row={row} unit={unit} search={search} />)
              ) : (
                <Unassigned row={row} span={matrix.units.length} />
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
