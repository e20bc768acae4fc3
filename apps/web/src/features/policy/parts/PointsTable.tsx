import type { LadderPosition } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useFactNames } from '../use-facts.ts'
import { inLanguage } from '../words.ts'

type Points = NonNullable<LadderPosition['rungs'][number]['criteria'][number]['points']>

/** The lines of a points table with the points got and the band that gave them; a span where facts are missing. */
export const PointsTable = ({ points }: { readonly points: Points }): ReactElement => {
  const { t, language } = useMessages()
  const namesOf = useFactNames()
  return (
    <table className="table points-table">
      <caption className="vh">{t('policy.pointsCaption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('policy.pointsLine')}</th>
          <th scope="col">{t('policy.pointsBand')}</th>
          <th scope="col" className="number">
            {t('policy.pointsGot')}
          </th>
          <th scope="col" className="number">
            {t('policy.pointsMost')}
          </th>
        </tr>
      </thead>
      <tbody>
        {points.lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{inLanguage(line.title, language)}</th>
            <td className="small">
              {line.missing.length > 0
                ? t('policy.lacksFacts', { facts: namesOf(line.missing) })
                : (line.band ?? t('shell.absent.empty'))}
            </td>
            <td className="number">
              {line.low === line.high ? line.low : t('policy.span', { low: line.low, high: line.high })}
            </td>
            <td className="number">{line.most}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {t('policy.pointsSum', { atLeast: points.atLeast })}
          </th>
          <td className="number">
            <b>{points.low === points.high ? points.low : t('policy.span', { low: points.low, high: points.high })}</b>
          </td>
          <td className="number">{points.most}</td>
        </tr>
      </tfoot>
    </table>
  )
}
