import type { getPublicPlan } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { formatShare } from '../../../format/number.ts'
import { orAbsent } from '../../../format/absent.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { figureText, targetText } from '../../../parts/target-words.ts'

/** A commitment as the public sees it. */
export type PublicCommitment = z.output<typeof getPublicPlan.output>['commitments'][number]

const Rows = ({ commitment }: { readonly commitment: PublicCommitment }): ReactElement => {
  const { t } = useMessages()
  const { target, lead } = commitment
  return (
    <dl className="public-facts">
      {target === null ? null : (
        <>
          <dt>{t('public.target')}</dt>
          <dd>
            {targetText(target, t)} {target.unit}
          </dd>
          <dt>{t('public.actual')}</dt>
          <dd>
            {figureText(commitment.actual, t)} {commitment.actual === null ? '' : target.unit}
          </dd>
          <dt>{t('public.completion')}</dt>
          <dd>{commitment.completion === null ? t('shell.absent.empty') : formatShare(commitment.completion)}</dd>
        </>
      )}
      <dt>{t('public.due')}</dt>
      <dd>{orAbsent(commitment.dueOn ?? target?.by, t)}</dd>
      <dt>{t('public.units')}</dt>
      <dd>
        {lead === null
          ? t('public.noUnit')
          : [lead, ...commitment.support].map(({ name }) => name).join(t('public.comma'))}
      </dd>
      <dt>{t('public.basis')}</dt>
      <dd>{t(`public.basis.${commitment.basis}`)}</dd>
      <dt>{t('shell.asOf')}</dt>
      <dd>{orAbsent(commitment.dataAsOf, t)}</dd>
    </dl>
  )
}

type Props = { readonly commitment: PublicCommitment; readonly onClose: () => void }

/** What the public reads of one commitment: its light, figures, units and how it is known. */
export const PublicPanel = ({ commitment, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <section className="card public-panel chosen">
      <header>
        <Light light={commitment.light} />
        <span className="small quiet">{t(`public.kind.${commitment.kind}`)}</span>
        <button type="button" className="button text push" onClick={onClose}>
          {t('shell.close')}
        </button>
      </header>
      <div className="body">
        <h2 lang="zh-CN">{commitment.quote}</h2>
        <Rows commitment={commitment} />
      </div>
    </section>
  )
}
