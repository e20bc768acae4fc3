import type { LimitReckoning } from '@ceyuan/contract'
import { CivilDate } from '@ceyuan/values'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

type Line = LimitReckoning['counted'][number]

const markOf = ({ counts, why }: Line): string => {
  if (counts === null) return 'open'
  if (why === 'paused') return 'paused'
  return counts ? 'counted' : 'left-out'
}

const Day = ({ line }: { readonly line: Line }): ReactElement => {
  const { t } = useMessages()
  const weekday = CivilDate.is(line.day) ? CivilDate.weekday(line.day) : 1
  return (
    <tr className={`clock-line ${markOf(line)}`}>
      <td className="nowrap">{line.day}</td>
      <td>{t(`clock.weekday.${weekday}`)}</td>
      <td className="number">{line.number ?? t('shell.absent.empty')}</td>
      <td>{line.text}</td>
    </tr>
  )
}

/** When the limit ends, what it brings about, and every day of the count. */
export const Reckoned = ({ reckoning }: { readonly reckoning: LimitReckoning }): ReactElement => {
  const { t } = useMessages()
  const { text, state, alarms, counted } = reckoning
  return (
    <div className="stack">
      <p className="clock-due">{text}</p>
      {state === undefined ? null : <p className="quiet">{t('clock.today', { on: state.on, text: state.text })}</p>}
      <dl className="clock-alarms">
        {alarms.map((alarm) => (
          <div key={alarm.kind}>
            <dt>{alarm.on}</dt>
            <dd>{alarm.text}</dd>
          </div>
        ))}
      </dl>
      <div className="scroll">
        <table className="table">
          <caption className="vh">{t('clock.dayByDay')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('clock.day')}</th>
              <th scope="col">{t('clock.weekday')}</th>
              <th scope="col" className="number">
                {t('clock.number')}
              </th>
              <th scope="col">{t('clock.why')}</th>
            </tr>
          </thead>
          <tbody>
            {counted.map((line) => (
              <Day key={line.day} line={line} />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
