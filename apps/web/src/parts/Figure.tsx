import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'

type Props = {
  /** The figure as it shows, already formatted. */
  readonly value: string
  readonly unit?: string
  /** Where the records that it counts are. */
  readonly to?: string
  readonly search?: Readonly<Record<string, string>>
  /** Definition, source and as-of date, one hover away. */
  readonly source?: string
}

/** A figure with its unit; it clicks through to the records it counts. */
export const Figure = ({ value, unit, to, search, source }: Props): ReactElement => (
  <span className="figure nowrap" {...(source === undefined ? {} : { title: source })}>
    {to === undefined ? (
      value
    ) : (
      <Link className="figure-link" to={to} search={search ?? {}}>
        {value}
      </Link>
    )}
    {unit === undefined ? null : <span className="unit">{unit}</span>}
  </span>
)
