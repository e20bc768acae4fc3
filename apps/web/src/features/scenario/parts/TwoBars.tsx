import { type ReactElement, useId } from 'react'
import { asImage } from '../../../charts/as-image.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { wanText } from '../../policy/words.ts'
import '../../../charts/charts.css'

const width = 160

const shareOf = (fen: string, most: bigint): number => (most === 0n ? 0 : Number(BigInt(fen)) / Number(most))

/** Cost now, hatched, above cost then, solid, on one scale: it prints in black and white. */
export const TwoBars = (props: {
  readonly beforeFen: string
  readonly afterFen: string
  readonly most: bigint
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const { beforeFen, afterFen, most } = props
  const label = t('scenario.bars', { before: wanText(beforeFen), after: wanText(afterFen) })
  return (
    <svg className="two-bars" viewBox={`0 0 ${width} 16`} {...asImage(label)}>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="chart-paper" width="4" height="4" />
        <path className="chart-hatch" d="M0 0V4" />
      </pattern>
      <rect y={1} width={shareOf(beforeFen, most) * width} height={6} fill={`url(#${id})`} />
      <rect className="bar-actual" y={9} width={shareOf(afterFen, most) * width} height={6} />
    </svg>
  )
}
