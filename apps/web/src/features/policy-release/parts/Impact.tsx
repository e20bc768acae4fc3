import { type ClauseDraftDetail, draftScenario, listClauses, type ScenarioContent } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { EffectList } from '../../scenario/parts/Effects.tsx'
import { Previewed } from '../../scenario/parts/Outcome.tsx'
import { Totals } from '../../scenario/parts/Totals.tsx'
import { KeptEstimate } from './KeptEstimate.tsx'
import '../../scenario/scenario.css'

const Counted = ({ question }: { readonly question: ScenarioContent }): ReactElement => (
  <Previewed content={question}>
    {(result) => (
      <>
        <Totals result={result} />
        <EffectList effects={result.effects} population={result.population} />
      </>
    )}
  </Previewed>
)

const useQuestion = (content: ClauseDraftDetail['content']): ScenarioContent | null => {
  const [like] = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  return like ? draftScenario(content, like.policy.id) : null
}

/** How many enterprises would gain and lose by a release and how much, from the scenarios; counted unasked once it is proposed. */
export const Impact = (props: {
  readonly draft: ClauseDraftDetail
  readonly content: ClauseDraftDetail['content']
  readonly isRight: boolean
}): ReactElement | null => {
  const { t } = useMessages()
  const { draft, content, isRight } = props
  const [isAsked, setIsAsked] = useState(false)
  const question = useQuestion(content)
  if (draft.state === 'released') return <KeptEstimate draft={draft} />
  if (draft.state !== 'draft' && draft.state !== 'proposed') return null
  const isShown = isRight && question !== null && (isAsked || draft.state === 'proposed')
  return (
    <section className="stack release-impact" aria-label={t('release.impact')} aria-live="polite">
      <div className="card">
        <header>
          <h2>{t('release.impact')}</h2>
          <span className="small quiet">{t('release.impactNote', { from: content.from })}</span>
          {isShown ? null : (
            <button
              type="button"
              className="button compact push no-print"
              disabled={!isRight || question === null}
              onClick={() => setIsAsked(true)}
            >
              {t('release.count')}
            </button>
          )}
        </header>
        {question === null ? <p className="body quiet">{t('release.nothingToCount')}</p> : null}
        {isRight ? null : <p className="body quiet">{t('release.countWhenRight')}</p>}
      </div>
      {isShown ? <Counted question={question} /> : null}
    </section>
  )
}
