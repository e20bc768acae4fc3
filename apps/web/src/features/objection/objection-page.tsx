import { getObjection, type ObjectionDetail } from '@ceyuan/contract'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { formatInstant } from '../../format/date.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Loaded } from '../../parts/States.tsx'
import { useTimeZone } from '../../session/session.ts'
import { inLanguage } from '../policy/words.ts'
import { standingText } from './clock-words.ts'
import { AnswerDialog } from './parts/AnswerDialog.tsx'
import { Kept } from './parts/Kept.tsx'
import { WithdrawDialog } from './parts/WithdrawDialog.tsx'
import '../policy/policy.css'
import '../policy/ladder.css'
import './objection.css'

type Props = { readonly data: ObjectionDetail }

const Raised = ({ data }: Props): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  return (
    <section className="card">
      <header>
        <h2>{t('objection.reason')}</h2>
        <span className="small quiet">
          {data.enterprise.name} · {data.raisedBy} {formatInstant(data.raisedAt, timeZone)}
        </span>
      </header>
      <div className="body">
        <p className="said">{data.reason}</p>
        {data.documents.map(({ id, name }) => (
          <p key={id}>
            <a href={`/api/documents/${id}/content`}>{name}</a>
          </p>
        ))}
      </div>
    </section>
  )
}

const Answer = ({ data }: Props): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const { answer, dueEarliest, dueOn, escalatedAt } = data
  return (
    <section className="card">
      <header>
        <h2>{t(answer?.outcome === 'withdrawn' ? 'objection.endHead' : 'objection.answerHead')}</h2>
        <span className="small quiet">
          {answer === null
            ? standingText(data, t)
            : [answer.unit, answer.by, formatInstant(answer.at, timeZone)].filter((each) => each !== null).join(' ')}
        </span>
      </header>
      <div className="body">
        {answer === null ? (
          <p className="quiet">
            {t('objection.waits', { units: data.units.map(({ name }) => name).join(t('policy.and')) })}
            {dueEarliest === dueOn ? '' : t('objection.earliest', { on: dueEarliest })}
          </p>
        ) : (
          <>
            <p>
              <b>{t(`objection.outcome.${answer.outcome}`)}</b>
            </p>
            <p className="said">{answer.reason}</p>
            <p className="small quiet">
              {answer.outcome === 'withdrawn'
                ? t('objection.withdrawEnds')
                : t(`objection.follows.${answer.outcome}.${data.subject.kind}`)}
            </p>
          </>
        )}
        {escalatedAt === null ? null : (
          <p className="late">{t('objection.escalated', { at: formatInstant(escalatedAt, timeZone) })}</p>
        )}
      </div>
    </section>
  )
}

const Shown = ({ data }: Props): ReactElement => {
  const { t, language } = useMessages()
  const [opened, setOpened] = useState<'answer' | 'withdraw' | undefined>()
  const close = () => setOpened(undefined)
  return (
    <>
      <div className="page-title">
        <h1>{t('objection.to', { title: inLanguage(data.title, language) })}</h1>
        <span className="quiet">{t(`objection.kind.${data.subject.kind}`)}</span>
        <Link to="/objections">{t('objection.title')}</Link>
        <div className="buttons push no-print">
          {data.mayAnswer ? (
            <button type="button" className="button compact primary" onClick={() => setOpened('answer')}>
              {t('objection.answer')}
            </button>
          ) : null}
          {data.mayWithdraw ? (
            <button type="button" className="button compact" onClick={() => setOpened('withdraw')}>
              {t('objection.withdraw')}
            </button>
          ) : null}
          <button type="button" className="button compact" onClick={() => print()}>
            {t('shell.print')}
          </button>
        </div>
      </div>
      <div className="columns objection-columns">
        <div className="stack">
          <Raised data={data} />
          <Answer data={data} />
        </div>
        <div className="stack">
          <Kept kept={data.kept} />
        </div>
      </div>
      {opened === 'answer' ? <AnswerDialog objection={data} onClose={close} /> : null}
      {opened === 'withdraw' ? <WithdrawDialog objection={data} onClose={close} /> : null}
    </>
  )
}

/** One objection: what was said against a decision, the explanation as it stood, the answer with its reason. */
export const ObjectionPage = (): ReactElement => {
  const { id = '' } = useParams({ strict: false })
  const query = useOperation(getObjection, { params: { id } })
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <Loaded query={query}>{(data) => <Shown data={data} />}</Loaded>
    </main>
  )
}
