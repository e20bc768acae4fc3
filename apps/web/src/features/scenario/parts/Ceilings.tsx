import {
  type CeilingChange,
  listDuplicateGroups,
  type policyCeiling,
  type PolicyClause,
  type ScenarioContent,
} from '@ceyuan/contract'
import { type ReactElement, useId, useState } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { fromFen, toFen } from '../../funding/amount.ts'
import { chosen } from '../../policy-release/fields-props.ts'
import { PickField } from '../../policy-release/parts/PickField.tsx'
import { inLanguage } from '../../policy/words.ts'
import { freshId } from '../scenario.ts'
import { AtField } from './AtField.tsx'
import type { Named } from './Neighbours.tsx'

type Known = Pick<z.output<typeof policyCeiling>, 'title' | 'of' | 'clauses' | 'per' | 'fen'>
type Ceiling = Known & { readonly ceiling: string }

const whose = ['clause', 'applicant', 'group'] as const
const periods = ['year', 'ever'] as const

const FenField = (props: {
  readonly label: string
  readonly fen: string
  readonly onChange: (fen: string) => void
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const [typed, setTyped] = useState(() => fromFen(props.fen))
  const isWrong = toFen(typed) === undefined
  return (
    <span className="field">
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        inputMode="decimal"
        className="short"
        value={typed}
        aria-invalid={isWrong}
        onChange={(event) => {
          setTyped(event.target.value)
          const fen = toFen(event.target.value)
          if (fen !== undefined) props.onChange(fen)
        }}
      />
      {isWrong ? <span className="small wrong">{t('scenario.capWrong')}</span> : null}
    </span>
  )
}

// A ceiling as the scenario has it: what it says, else as it is.
const shown = ({ ceiling, title, of, clauses, per, fen }: CeilingChange, base: Known | undefined): Ceiling => {
  const own: Known = base ?? {
    title: { zh: ceiling, en: ceiling },
    of: 'applicant',
    clauses: [],
    per: 'year',
    fen: '0',
  }
  return {
    ceiling,
    title: title ?? own.title,
    of: of ?? own.of,
    clauses: clauses ?? own.clauses,
    per: per ?? own.per,
    fen: fen ?? own.fen,
  }
}

const CeilingForm = (props: {
  readonly ceiling: Ceiling
  readonly isNew: boolean
  readonly named: readonly Named[]
  readonly onChange: (patch: Partial<CeilingChange>) => void
  readonly onEnd: () => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { ceiling, isNew, named, onChange, onEnd } = props
  const title = inLanguage(ceiling.title, language)
  return (
    <fieldset className="scenario-term">
      <legend>{title}</legend>
      <div className="scenario-fields">
        {isNew ? (
          <TextField
            label={t('scenario.name')}
            value={ceiling.title.zh}
            maxLength={300}
            isRequired
            onChange={(text) => onChange({ title: { zh: text, en: text } })}
          />
        ) : null}
        <FenField label={t('scenario.ceilingOf', { title })} fen={ceiling.fen} onChange={(fen) => onChange({ fen })} />
        <ChoiceField
          label={t('scenario.ceilingFor')}
          value={ceiling.of}
          none={t('policy.choose')}
          options={whose.map((value) => ({ value, label: t(`scenario.of.${value}`) }))}
          onChange={(next) => onChange({ of: chosen(whose, next, ceiling.of) })}
        />
        <ChoiceField
          label={t('scenario.period')}
          value={ceiling.per}
          none={t('policy.choose')}
          options={periods.map((value) => ({ value, label: t(`scenario.period.${value}`) }))}
          onChange={(next) => onChange({ per: chosen(periods, next, ceiling.per) })}
        />
      </div>
      <PickField
        label={t('scenario.under')}
        none={t('scenario.underAll')}
        options={named.map(({ id, title: name }) => ({ value: id, label: `${id} ${inLanguage(name, language)}` }))}
        chosen={ceiling.clauses}
        onChange={(clauses) => onChange({ clauses })}
      />
      <button type="button" className="button text" onClick={onEnd}>
        {t(isNew ? 'scenario.remove' : 'scenario.endCeiling')}
      </button>
    </fieldset>
  )
}

const Entry = (props: {
  readonly change: CeilingChange
  readonly base: Ceiling | undefined
  readonly path: string
  readonly named: readonly Named[]
  readonly onPut: (change: CeilingChange) => void
  readonly onDrop: () => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { change, base, path, named, onPut, onDrop } = props
  const now = shown(change, base)
  return (
    <AtField path={path}>
      {change.ends ? (
        <p className="small">
          {t('scenario.ceilingEnded', { title: inLanguage(now.title, language) })}{' '}
          <button type="button" className="button text" onClick={onDrop}>
            {t('scenario.goBack')}
          </button>
        </p>
      ) : (
        <CeilingForm
          ceiling={now}
          isNew={base === undefined}
          named={named}
          onChange={(patch) => onPut({ ...change, ...patch })}
          onEnd={() => (base ? onPut({ ceiling: change.ceiling, ends: true }) : onDrop())}
        />
      )}
    </AtField>
  )
}

/** The ceilings on several grants together: at another height, over others, ended, or new. */
export const Ceilings = (props: {
  readonly content: ScenarioContent
  readonly clauses: readonly PolicyClause[]
  readonly onChange: (content: ScenarioContent) => void
}): ReactElement => {
  const { t } = useMessages()
  const { content, clauses, onChange } = props
  const { ceilings, added } = content
  const query = useOperation(listDuplicateGroups, { query: { on: content.on } }, { keep: true })
  const known = (query.data?.ceilings ?? []).map(({ id, ...one }): Ceiling => ({ ...one, ceiling: id }))
  const named: readonly Named[] = [...clauses, ...added.map(({ clause, title }) => ({ id: clause, title }))]
  const fresh = ceilings.filter((one) => !known.some(({ ceiling }) => ceiling === one.ceiling))
  const put = (change: CeilingChange): void => {
    const place = ceilings.findIndex(({ ceiling }) => ceiling === change.ceiling)
    onChange({ ...content, ceilings: place < 0 ? [...ceilings, change] : ceilings.with(place, change) })
  }
  const drop = (ceiling: string): void =>
    onChange({ ...content, ceilings: ceilings.filter((one) => one.ceiling !== ceiling) })
  const begin = (): void => {
    const ceiling = freshId(
      'ceiling',
      [...known, ...ceilings].map((one) => one.ceiling),
    )
    const title = { zh: ceiling, en: ceiling }
    put({ ceiling, title, of: 'applicant', clauses: [], per: 'year', fen: '1000000000', ends: false })
  }
  return (
    <section className="card">
      <header>
        <h3>{t('scenario.ceilings')}</h3>
      </header>
      <div className="body stack">
        {[...known, ...fresh].map((one) => {
          const place = ceilings.findIndex(({ ceiling }) => ceiling === one.ceiling)
          const change = ceilings[place] ?? { ceiling: one.ceiling, ends: false }
          return (
            <Entry
              key={one.ceiling}
              change={change}
              base={known.find(({ ceiling }) => ceiling === one.ceiling)}
              path={`/body/ceilings/${place}`}
              named={named}
              onPut={put}
              onDrop={() => drop(one.ceiling)}
            />
          )
        })}
        <button type="button" className="button compact no-print" onClick={begin}>
          {t('scenario.newCeiling')}
        </button>
      </div>
    </section>
  )
}
