import type { LadderPosition } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { inLanguage } from '../words.ts'
import { RungDetail } from './RungDetail.tsx'

/** A rung as an enterprise stands on it. */
export type RungPosition = LadderPosition['rungs'][number]

const lookOf = (rung: RungPosition, ladder: LadderPosition): 'here' | 'passed' | 'unseen' | 'ahead' => {
  if (rung.id === ladder.here) return 'here'
  if (rung.isRecognised === true) return 'passed'
  return rung.counts.met + rung.counts.notMet + rung.counts.unknown === 0 ? 'unseen' : 'ahead'
}

const Rung = (props: {
  readonly rung: RungPosition
  readonly ladder: LadderPosition
  readonly isOpen: boolean
  readonly onOpen: () => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { rung, ladder, isOpen, onOpen } = props
  const look = lookOf(rung, ladder)
  const { met, notMet, unknown, unseen } = rung.counts
  const date = rung.recognition?.dates[0]
  return (
    <li className={`rung ${look}`}>
      <button type="button" aria-expanded={isOpen} onClick={onOpen}>
        <i aria-hidden="true">{t(`policy.rungMark.${look}`)}</i>
        <b>{inLanguage(rung.title, language)}</b>
        {look === 'here' ? <span className="here-mark">{t('policy.here')}</span> : null}
      </button>
      <span className="small quiet">
        {date === undefined
          ? null
          : `${t('policy.rungDate', { date: inLanguage(date.label, language), on: date.on })} `}
        {date === undefined && rung.isRecognised === true ? t('policy.recognised') : null}
        {rung.isRecognised === true
          ? null
          : look === 'unseen'
            ? t('policy.rungUnseen')
            : t('policy.rungCounts', { met, all: met + notMet + unknown + unseen })}
      </span>
    </li>
  )
}

const Track = ({ ladder }: { readonly ladder: LadderPosition }): ReactElement => {
  const { t, language } = useMessages()
  const [open, setOpen] = useState(ladder.next ?? ladder.here)
  const rung = ladder.rungs.find(({ id }) => id === open)
  const estimated = ladder.rungs.find(({ id }) => id === ladder.estimated)
  return (
    <section className="ladder-track" aria-label={inLanguage(ladder.title, language)}>
      <h3 className="small quiet">{inLanguage(ladder.title, language)}</h3>
      <ol className="rungs">
        {ladder.rungs.map((each) => (
          <Rung
            key={each.id}
            rung={each}
            ladder={ladder}
            isOpen={each.id === open}
            onOpen={() => setOpen(each.id === open ? null : each.id)}
          />
        ))}
      </ol>
      <p className="small quiet ladder-estimate">
        {estimated === undefined
          ? t('policy.estimateNone')
          : t('policy.estimate', { rung: inLanguage(estimated.title, language) })}
      </p>
      {rung === undefined ? null : <RungDetail rung={rung} />}
    </section>
  )
}

/** The ladders: the recognised rung, what the next one still lacks, and our estimate marked as such. */
export const Ladders = ({ ladders }: { readonly ladders: readonly LadderPosition[] }): ReactElement | null => {
  const { t } = useMessages()
  if (ladders.length === 0) return null
  return (
    <section className="card ladders">
      <header>
        <h2>{t('policy.ladder')}</h2>
        <span className="small quiet">{t('policy.ladderNote')}</span>
      </header>
      <div className="ladder-tracks">
        {ladders.map((ladder) => (
          <Track key={ladder.id} ladder={ladder} />
        ))}
      </div>
    </section>
  )
}
