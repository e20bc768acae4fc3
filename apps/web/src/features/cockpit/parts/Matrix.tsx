import type { LightCounts } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { lights, markOf } from '../../../parts/lights.ts'
import type { Cockpit } from '../cockpit.ts'

type Matrix = Cockpit['matrix']
type MatrixRow = Matrix['rows'][number]
type Unit = Matrix['units'][number]

const Cell = ({ row, unit }: { readonly row: MatrixRow; readonly unit: Unit }): ReactElement => {
  const { t } = useMessages()
  const cell = row.cells.find((each) => each.unit === unit.id)
  if (cell === undefined)
    return (
      <td>
        <span className="vh">{t('cockpit.notResponsible')}</span>
      </td>
    )
  const [first] = cell.commitments
  const name = t(cell.isLead ? 'cockpit.cellLead' : 'cockpit.cell', {
    unit: unit.name,
    section: row.section,
    light: t(`shell.light.${cell.light}`),
    count: cell.commitments.length,
  })
  return (
    <td className={cell.isLead ? 'lead' : undefined}>
      <Link
        to="/plan"
        search={{
          section: row.section,
          unit: unit.id,
          ...(cell.commitments.length === 1 && first !== undefined ? { c: first } : {}),
        }}
        className={`light ${cell.light}`}
        aria-label={name}
        title={name}
      >
        {markOf(cell.light)}
      </Link>
    </td>
  )
}

const Counts = ({ counts }: { readonly counts: LightCounts }): ReactElement => (
  <>
    {lights
      .filter((light) => counts[light] > 0)
      .map((light) => (
        <span key={light}>
          <Light light={light} /> {counts[light]}{' '}
        </span>
      ))}
  </>
)

const Row = ({ row, units }: { readonly row: MatrixRow; readonly units: readonly Unit[] }): ReactElement => {
  const { t } = useMessages()
  return (
    <tr>
      <th scope="row">
        <Link to="/plan" search={{ section: row.section }} title={row.heading}>
          {row.section.replace('/', '')}
          {row.heading}
        </Link>
      </th>
      {row.hasUnits ? (
        units.map((unit) => <Cell key={unit.id} row={row} unit={unit} />)
      ) : (
        <td colSpan={units.length} className="none">
          {t('cockpit.noUnits')} <Counts counts={row.counts} />
        </td>
      )}
    </tr>
  )
}

/** Units against sections: in each cell the worst light that the unit answers for; a heavy frame is the lead. */
export const MatrixCard = ({ matrix }: { readonly matrix: Matrix }): ReactElement => {
  const { t } = useMessages()
  const behind = new Map(matrix.behind.map((each) => [each.unit, each.sections]))
  return (
    <section className="card">
      <header>
        <h2>{t('cockpit.matrix')}</h2>
        <span className="small quiet">{t('cockpit.matrixKey')}</span>
        <span className="small push">
          {lights.map((light) => `${markOf(light)}${t(`shell.light.${light}`)}`).join(' ')}
        </span>
      </header>
      <div className="scroll">
        <table className="cockpit-matrix">
          <caption className="vh">{t('cockpit.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('cockpit.task')}</th>
              {matrix.units.map((unit) => (
                <th key={unit.id} scope="col">
                  <Link to="/units/$id" params={{ id: unit.id }}>
                    {unit.name}
                  </Link>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row) => (
              <Row key={row.section} row={row} units={matrix.units} />
            ))}
            <tr className="sum">
              <th scope="row">{t('cockpit.behindSections')}</th>
              {matrix.units.map((unit) => (
                <td key={unit.id} className={(behind.get(unit.id) ?? 0) > 0 ? 'light behind' : undefined}>
                  {behind.get(unit.id) ?? 0}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p className="source">{t('cockpit.matrixSource')}</p>
    </section>
  )
}
