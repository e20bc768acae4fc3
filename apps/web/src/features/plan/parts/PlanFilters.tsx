import type { LightCounts } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { AsOf } from '../../../parts/AsOf.tsx'
import { Light } from '../../../parts/Light.tsx'
import { lights } from '../../../parts/lights.ts'
import { useUrl } from '../../../router/url.ts'
import { type PlanFilter, toggleLight } from '../plan-filter.ts'
import { FindInText } from './FindInText.tsx'

type Option = { readonly value: string; readonly label: string }

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly all: string
  readonly value: string | undefined
  readonly options: readonly Option[]
}

const Choice = ({ name, label, all, value, options }: ChoiceProps): ReactElement => {
  const { change } = useUrl()
  return (
    <label className="field">
      <span>{label}</span>
      <select value={value ?? ''} onChange={(event) => change({ [name]: event.target.value || undefined })}>
        <option value="">{all}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

const LightChips = ({
  filter,
  counts,
}: {
  readonly filter: PlanFilter
  readonly counts: LightCounts
}): ReactElement => {
  const { t } = useMessages()
  const { change } = useUrl()
  return (
    <fieldset className="chips" aria-label={t('plan.filter.light')}>
      {lights.map((light) => (
        <button
          key={light}
          type="button"
          aria-pressed={filter.lights.includes(light)}
          onClick={() => change({ light: toggleLight(filter.lights, light) })}
        >
          <Light light={light} /> {counts[light]}
        </button>
      ))}
    </fieldset>
  )
}

type Props = {
  readonly filter: PlanFilter
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly sections: readonly {
    readonly path: string
    readonly label: string
    readonly level: number
  }[]
  readonly counts: LightCounts
  readonly kinds: { readonly target: number; readonly measure: number }
  readonly found: number
  readonly today: string
}

/** What the reader looks for in the plan; all of it lives in the address. */
export const PlanFilters = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { filter, kinds } = props
  const chapters = props.sections
    .filter((section) => section.level <= 2)
    .map((section) => ({ value: section.path, label: section.label }))
  return (
    <search className="filters plan-filters" aria-label={t('plan.filter.label')}>
      <Choice
        name="unit"
        label={t('plan.filter.unit')}
        all={t('plan.filter.allUnits', { count: props.units.length })}
        value={filter.unit}
        options={props.units.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Choice
        name="section"
        label={t('plan.filter.section')}
        all={t('plan.filter.all')}
        value={filter.section}
        options={chapters}
      />
      <Choice
        name="kind"
        label={t('plan.filter.kind')}
        all={t('plan.filter.all')}
        value={filter.kind}
        options={[
          { value: 'target', label: t('plan.filter.targets', { count: kinds.target }) },
          { value: 'measure', label: t('plan.filter.measures', { count: kinds.measure }) },
        ]}
      />
      <LightChips filter={filter} counts={props.counts} />
      <FindInText found={props.found} />
      <span className="push" />
      <AsOf today={props.today} />
      <button type="button" className="button compact" onClick={() => print()}>
        {t('shell.print')}
      </button>
    </search>
  )
}
