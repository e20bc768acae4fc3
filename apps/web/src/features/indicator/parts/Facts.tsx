import type { getIndicator } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { orAbsent } from '../../../format/absent.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { figureText, targetText } from '../../../parts/target-words.ts'

/** One indicator as the API gives it. */
export type Indicator = z.output<typeof getIndicator.output>

/** What the indicator counts, from where, and how fresh. */
export const Facts = ({ data }: { readonly data: Indicator }): ReactElement => {
  const { t } = useMessages()
  const { definition } = data
  return (
    <section className="card">
      <header>
        <h2>{t('indicator.rule')}</h2>
      </header>
      <dl className="body indicator-facts">
        <dt>{t('indicator.definition')}</dt>
        <dd>{definition.definition}</dd>
        <dt>{t('indicator.filter')}</dt>
        <dd>
          <code>{definition.filter}</code>
        </dd>
        <dt>{t('indicator.measure')}</dt>
        <dd>{t(`indicator.model.${definition.model}`)}</dd>
        <dt>{t('indicator.once')}</dt>
        <dd>{orAbsent(definition.countedOnceBy.join(t('indicator.comma')), t, 'notApplicable')}</dd>
        <dt>{t('indicator.register')}</dt>
        <dd>
          <Link to="/registers/$register" params={{ register: definition.register }}>
            {definition.registerLabel}
          </Link>
        </dd>
        <dt>{t('indicator.source')}</dt>
        <dd>{definition.source}</dd>
        <dt>{t('indicator.latest')}</dt>
        <dd>{orAbsent(definition.latestRecordOn, t)}</dd>
        <dt>{t('indicator.freshUntil')}</dt>
        <dd>{orAbsent(definition.freshUntil, t)}</dd>
      </dl>
    </section>
  )
}

/** The commitments that the indicator speaks for. */
export const SpeaksFor = ({ data }: { readonly data: Indicator }): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card">
      <header>
        <h2>{t('indicator.commitments')}</h2>
      </header>
      {data.commitments.length === 0 ? (
        <p className="body quiet">{t('indicator.noCommitments')}</p>
      ) : (
        <ul className="body indicator-commitments">
          {data.commitments.map((line) => (
            <li key={line.id}>
              <Light light={line.light} reason={line.reason.sentence} />{' '}
              <Link to="/plan" search={{ c: line.id }} lang="zh-CN">
                {line.quote}
              </Link>
              {line.target === null ? null : (
                <span className="small quiet">
                  {t('indicator.towards', {
                    actual: figureText(line.actual, t),
                    target: targetText(line.target, t),
                    unit: line.target.unit,
                  })}
                </span>
              )}
              <p className="small quiet">{line.reason.sentence}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
