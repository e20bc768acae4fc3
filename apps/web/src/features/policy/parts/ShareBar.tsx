import { type ReactElement, useId } from 'react'
import { asImage } from '../../../charts/as-image.ts'
import '../../../charts/charts.css'

/** One part of a whole, drawn solid, hatched, or left open. */
export type BarPart = { readonly share: number; readonly look: 'solid' | 'hatched' }

/** A whole with its parts from the left: solid and hatched, so that it prints in black and white. */
export const ShareBar = (props: {
  readonly label: string
  readonly parts: readonly BarPart[]
  readonly width?: number
}): ReactElement => {
  const id = useId()
  const { label, parts, width = 160 } = props
  const starts = parts.map((_, index) => parts.slice(0, index).reduce((sum, { share }) => sum + share, 0))
  return (
    <svg className="share-bar" viewBox={`0 0 ${width} 10`} {...asImage(label)}>
      <pattern id={id} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect className="chart-paper" width="4" height="4" />
        <path className="chart-hatch" d="M0 0V4" />
      </pattern>
      <rect className="bar-track" y={1} width={width} height={8} />
      {parts.map(({ share, look }, index) => (
        <rect
          key={`${look} ${starts[index]}`}
          y={1}
          x={Math.min((starts[index] ?? 0) * width, width)}
          width={Math.max(Math.min(share, 1) * width, 0)}
          height={8}
          {...(look === 'solid' ? { className: 'bar-actual' } : { fill: `url(#${id})` })}
        />
      ))}
    </svg>
  )
}
