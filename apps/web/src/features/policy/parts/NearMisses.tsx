import type { NearMiss } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { changeText, reached } from '../near-miss-words.ts'
import { useFacts } from '../use-facts.ts'
import { grantKey, inLanguage, moneyText, subjectText, valueText } from '../words.ts'
import { ShareBar } from './ShareBar.tsx'

const Gain = ({ miss }: { readonly miss: NearMiss }): ReactElement => {
  const { t } = useMessages()
  if (miss.gainFen === null) return <span className="quiet push nowrap">{t('policy.gainUnknown')}</span>
  // It would apply, yet a grant it duplicates pays as much: the bundle stays as it is.
  if (miss.gainFen === '0') return <span className="quiet push nowrap">{t('policy.gainNone')}</span>
  return <b className="gain push nowrap">{t('policy.gain', { amount: moneyText(miss.gainFen, t) })}</b>
}

const Change = ({ change }: { readonly change: NearMiss['changes'][number] }): ReactElement | null => {
  const { t, language } = useMessages()
  const facts = useFacts()
  const share = reached(change)
  if (share === undefined) return null
  const entry = facts.get(change.fact)
  const measure = { ...change, values: entry?.values ?? [] }
  const words = t('policy.reached', {
    fact: entry ? inLanguage(entry.label, language) : change.fact,
    from: valueText(change.from, measure, { t, language }),
    to: valueText(change.to, measure, { t, language }),
  })
  return (
    <p className="reached small">
      <ShareBar label={words} parts={[{ share, look: 'solid' }]} width={150} />
      <span>{words}</span>
    </p>
  )
}

/** One near miss: the least change in words, what it brings, how far it is. */
export const NearMissItem = ({ miss }: { readonly miss: NearMiss }): ReactElement => {
  const { t, language } = useMessages()
  const facts = useFacts()
  const words = miss.changes.map((change) => changeText(change, { facts, t, language }))
  return (
    <li>
      <p className="row-line">
        <b>{words.join(t('policy.alsoChange'))}</b>
        <Gain miss={miss} />
      </p>
      {miss.changes.map((change) => (
        <Change key={change.fact} change={change} />
      ))}
      <p className="small quiet">
        <Link to="/policies/$clause" params={{ clause: miss.clause.id }}>
          {miss.clause.id} {inLanguage(miss.clause.title, language)}
        </Link>
        {` · ${subjectText(miss.subject, t)}`}
        {miss.kind === 'toGetMore' ? ` · ${t('policy.toGetMore')}` : ''}
        {miss.isToVerify ? ` · ${t('policy.toVerify')}` : ''}
      </p>
    </li>
  )
}

const item = (miss: NearMiss): ReactElement => (
  <NearMissItem
    key={`${grantKey(miss.clause.id, miss.subject)} ${miss.changes.map(({ fact }) => fact).join(' ')}`}
    miss={miss}
  />
)

/** The near misses, ranked by what they bring; the first few, and the rest on demand. */
export const NearMisses = ({ misses }: { readonly misses: readonly NearMiss[] }): ReactElement => {
  const { t } = useMessages()
  const [first, rest] = [misses.slice(0, 4), misses.slice(4)]
  return (
    <section className="card near">
      <header>
        <h2>{t('policy.near')}</h2>
        <span className="small quiet">{t('policy.nearNote', { count: misses.length })}</span>
      </header>
      {misses.length === 0 ? (
        <p className="body quiet">{t('policy.nearNone')}</p>
      ) : (
        <ul className="rows">{first.map(item)}</ul>
      )}
      {rest.length === 0 ? null : (
        <details className="more">
          <summary>{t('policy.moreOf', { count: rest.length })}</summary>
          <ul className="rows">{rest.map(item)}</ul>
        </details>
      )}
    </section>
  )
}
