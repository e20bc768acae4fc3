import type { TraceLine } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'
import { provenanceText } from '../provenance.ts'
import { type Facts, useFactNames, useFacts } from '../use-facts.ts'
import { inLanguage, valueText } from '../words.ts'
import { Rule } from './Rule.tsx'

const standingOf = ({ value, missing }: TraceLine): 'met' | 'notMet' | 'unknown' | 'value' => {
  if (value === null) return 'unknown'
  if (value.value === true) return 'met'
  if (value.value === false) return 'notMet'
  return missing.length > 0 ? 'unknown' : 'value'
}

const FoundFacts = ({ line, facts }: { readonly line: TraceLine; readonly facts: Facts }): ReactElement | null => {
  const { t, language } = useMessages()
  const timeZone = useTimeZone()
  const namesOf = useFactNames()
  if (line.facts.length === 0) return null
  return (
    <ul className="trace-facts">
      {line.facts.map(({ name, value, from }) => {
        const fact = facts.get(name)
        return (
          <li key={name}>
            <span>{fact ? inLanguage(fact.label, language) : name}</span>{' '}
            <b className={value === null ? 'missing' : undefined}>{valueText(value, fact, { t, language })}</b>{' '}
            <span className="quiet">{provenanceText(from, { t, language, timeZone, namesOf })}</span>
          </li>
        )
      })}
    </ul>
  )
}

const Line = ({ line, facts }: { readonly line: TraceLine; readonly facts: Facts }): ReactElement => {
  const { t, language } = useMessages()
  const standing = standingOf(line)
  const depth = Math.min(line.depth, 5)
  return (
    <li className={`trace-line depth-${depth}`}>
      <p>
        <span className={`trace-mark ${standing}`}>
          <i aria-hidden="true">{t(`policy.mark.${standing}`)}</i>
          <span className="vh">{t(`policy.standing.${standing}`)}</span>
        </span>
        {line.kind === 'leaf' ? (
          <Rule text={line.text} />
        ) : (
          <span className="quiet">{t(`policy.trace.${line.kind}`)}</span>
        )}
        {standing === 'value' && line.kind === 'leaf' ? (
          <b> = {valueText(line.value, { kind: 'money', unit: null }, { t, language })}</b>
        ) : null}
      </p>
      {line.kind === 'leaf' ? <FoundFacts line={line} facts={facts} /> : null}
    </li>
  )
}

/** A rule as it was run, part by part: whether each holds, the values found and where they came from. */
export const Trace = ({
  lines,
  label,
}: {
  readonly lines: readonly TraceLine[]
  readonly label: string
}): ReactElement => {
  const facts = useFacts()
  return (
    <ol className="trace" aria-label={label}>
      {lines.map((line, index) => (
        <Line key={`${index} ${line.text}`} line={line} facts={facts} />
      ))}
    </ol>
  )
}
