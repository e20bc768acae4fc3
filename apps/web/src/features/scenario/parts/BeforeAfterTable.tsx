import type { ScenarioResult } from '@ceyuan/contract'
import type { ReactElement, ReactNode } from 'react'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Money } from '../../policy/parts/Money.tsx'
import { Change } from './Change.tsx'
import { TwoBars } from './TwoBars.tsx'
import { Scroll } from './Scroll.tsx'

/** A line of a table of cost now and then. */
export type BeforeAfterLine = {
  readonly key: string
  readonly head: ReactNode
  readonly amounts: Pick<ScenarioResult['totals'], 'before' | 'after' | 'changeFen'>
  readonly more: readonly number[]
}

const Row = (props: {
  readonly line: BeforeAfterLine
  readonly more: readonly string[]
  readonly most: bigint
}): ReactElement => {
  const { language } = useMessages()
  const { line, more, most } = props
  const { before, after, changeFen } = line.amounts
  const number = (value: number): string => formatNumber(value, 0, language)
  return (
    <tr>
      <th scope="row">{line.head}</th>
      <td>
        <TwoBars beforeFen={before.fen} afterFen={after.fen} most={most} />
      </td>
      <td className="number">{number(before.count)}</td>
      <td className="number">
        <Money fen={before.fen} />
      </td>
      <td className="number">{number(after.count)}</td>
      <td className="number">
        <Money fen={after.fen} />
      </td>
      <td className="number">
        <b>
          <Change fen={changeFen} />
        </b>
      </td>
      {line.more.map((value, index) => (
        <td key={more[index]} className="number">
          {number(value)}
        </td>
      ))}
    </tr>
  )
}

/** Cost now and then by some parting, with bars on one scale. Unit of money: ten thousand yuan. */
export const BeforeAfterTable = (props: {
  readonly caption: string
  readonly head: string
  readonly more: readonly string[]
  readonly lines: readonly BeforeAfterLine[]
}): ReactElement => {
  const { t } = useMessages()
  const { caption, head, more, lines } = props
  const fens = lines.flatMap(({ amounts }) => [BigInt(amounts.before.fen), BigInt(amounts.after.fen)])
  const most = fens.reduce((greatest, fen) => (fen > greatest ? fen : greatest), 0n)
  const heads = [
    'scenario.enterprisesNow',
    'scenario.costNow',
    'scenario.enterprisesThen',
    'scenario.costThen',
    'scenario.change',
  ]
  return (
    <Scroll label={caption}>
      <table className="table">
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('scenario.legend')}</th>
            {heads.map((key) => (
              <th key={key} scope="col" className="number">
                {t(key)}
              </th>
            ))}
            {more.map((label) => (
              <th key={label} scope="col" className="number">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Row key={line.key} line={line} more={more} most={most} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
