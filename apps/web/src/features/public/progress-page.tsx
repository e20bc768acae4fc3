import { getPublicProgress } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../api/hooks.ts'
import { ProgressBar } from '../../charts/ProgressBar.tsx'
import { formatLongDate } from '../../format/date.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Light } from '../../parts/Light.tsx'
import { byLight } from '../../parts/lights.ts'
import { Loading } from '../../parts/States.tsx'
import { figureText, targetText } from '../../parts/target-words.ts'
import { FiveLights } from './parts/FiveLights.tsx'
import type { PublicCommitment } from './parts/PublicPanel.tsx'
import { Unpublished } from './parts/Unpublished.tsx'
import './public.css'

type Data = z.output<typeof getPublicProgress.output>

const TargetRow = ({ target: line }: { readonly target: PublicCommitment }): ReactElement => {
  const { t } = useMessages()
  const { target, actual } = line
  const promised = target === null ? '' : targetText(target, t)
  const unit = target?.unit ?? ''
  return (
    <li>
      <p className="progress-row">
        <Light light={line.light} />
        <Link to="/" search={{ c: line.id }}>
          {line.title}
        </Link>
        <span className="push nowrap">
          <b>{figureText(actual, t)}</b>
          <span className="small quiet">{t('public.of', { target: promised, unit })}</span>
        </span>
      </p>
      {actual === null || target === null ? (
        <p className="small quiet">{t('public.notCounted')}</p>
      ) : (
        <ProgressBar
          width={330}
          isTall={false}
          label={t('public.bar', { actual: figureText(actual, t), target: promised, unit })}
          values={{ actual, expected: null, min: target.min, max: target.max, low: null, high: null }}
        />
      )}
    </li>
  )
}

const Progress = ({ data }: { readonly data: Data }): ReactElement => {
  const { t, language } = useMessages()
  const { plan } = data
  return (
    <>
      <header className="progress-head">
        <h1 lang="zh-CN">{plan.title}</h1>
        <p className="small quiet">
          {t('public.head', { number: plan.documentNumber, date: formatLongDate(data.asOf, language) })}
        </p>
      </header>
      <FiveLights counts={data.counts} />
      <div className="progress-title">
        <h2>{t('public.targets', { count: data.targets.length })}</h2>
        {plan.by === null || plan.daysLeft === null ? null : (
          <span className="small quiet">{t('public.left', { by: plan.by, days: plan.daysLeft })}</span>
        )}
        <Link className="small push" to="/">
          {t('public.readText')}
        </Link>
      </div>
      <ul className="progress-targets">
        {data.targets
          .toSorted((a, b) => byLight(a.light, b.light))
          .map((target) => (
            <TargetRow key={target.id} target={target} />
          ))}
      </ul>
      <p className="small quiet progress-foot">{t('public.foot')}</p>
    </>
  )
}

/** How the plan stands, for anyone, on a phone first: five lights, the targets, worst first. */
export const PublicProgressPage = (): ReactElement => {
  const query = useOperation(getPublicProgress)
  return (
    <main className="progress-page" id="content" tabIndex={-1}>
      {query.data === undefined ? null : <Progress data={query.data} />}
      {query.isPending ? <Loading /> : null}
      {query.isError ? <Unpublished error={query.error} onRetry={() => void query.refetch()} /> : null}
    </main>
  )
}
