import { listDuplicateGroups, type ScenarioContent } from '@ceyuan/contract'
import { type ReactElement, useId, useState } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { fromFen, toFen } from '../../funding/amount.ts'
import { inLanguage } from '../../policy/words.ts'

const CeilingField = (props: {
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
      <label htmlFor={id}>{t('scenario.ceilingOf', { title: props.label })}</label>
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

/** The ceilings on several grants together, each at the height that the scenario gives it; nothing where the city has none. */
export const Ceilings = (props: {
  readonly content: ScenarioContent
  readonly onChange: (content: ScenarioContent) => void
}): ReactElement | null => {
  const { t, language } = useMessages()
  const { content, onChange } = props
  const query = useOperation(listDuplicateGroups, { query: { on: content.on } }, { keep: true })
  const ceilings = query.data?.ceilings ?? []
  if (ceilings.length === 0) return null
  const set = (ceiling: string, fen: string, own: string): void => {
    const others = content.ceilings.filter((one) => one.ceiling !== ceiling)
    onChange({ ...content, ceilings: fen === own ? others : [...others, { ceiling, fen, ends: false }] })
  }
  return (
    <section className="card">
      <header>
        <h3>{t('scenario.ceilings')}</h3>
      </header>
      <div className="body scenario-fields">
        {ceilings.map(({ id, title, fen }) => (
          <CeilingField
            key={id}
            label={inLanguage(title, language)}
            fen={content.ceilings.find(({ ceiling }) => ceiling === id)?.fen ?? fen}
            onChange={(next) => set(id, next, fen)}
          />
        ))}
      </div>
    </section>
  )
}
