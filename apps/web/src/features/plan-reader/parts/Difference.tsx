import { type PlanDifference, comparePlanDraft } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loaded } from '../../../parts/States.tsx'
import { targetText } from '../../../parts/target-words.ts'

const kinds = ['added', 'removed', 'changed', 'moved', 'same'] as const

type Side = PlanDifference['before']

const Words = ({ side }: { readonly side: Side }): ReactElement => {
  const { t } = useMessages()
  if (side === null) return <span className="quiet">{t('planReader.none')}</span>
  return (
    <>
      <span className="small quiet">{side.section} </span>
      <span lang="zh-CN">{side.quote}</span>
      {side.target === null ? null : (
        <span className="tag">
          {targetText(side.target, t)} {side.target.unit}
          {side.target.by === null ? '' : ` · ${side.target.by}`}
        </span>
      )}
    </>
  )
}

/** How many commitments a draft adds, removes, changes, moves and leaves. */
export const countsOf = (items: readonly PlanDifference[]): Readonly<Record<PlanDifference['kind'], number>> => {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0, same: 0 }
  for (const { kind } of items) counts[kind] += 1
  return counts
}

/** What the draft changes in the plan in force, the same ones counted only. */
export const Difference = (props: { readonly id: string; readonly onChoose: (id: string) => void }): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(comparePlanDraft, { params: { id: props.id } })
  return (
    <Loaded query={query}>
      {({ items, number }) => (
        <div className="stack">
          <p>{number === null ? t('planReader.firstPlan') : t('planReader.against', { number })}</p>
          <p>{t('planReader.counts', countsOf(items))}</p>
          {kinds
            .filter((kind) => kind !== 'same' && items.some((item) => item.kind === kind))
            .map((kind) => (
              <section key={kind}>
                <h2>{t(`planReader.difference.${kind}`)}</h2>
                <ul className="reader-differences">
                  {items
                    .filter((item) => item.kind === kind)
                    .map(({ before, after }) => (
                      <li key={`${before?.id ?? ''} ${after?.id ?? ''}`}>
                        {before === null ? null : (
                          <p>
                            <del>
                              <Words side={before} />
                            </del>
                          </p>
                        )}
                        {after === null ? null : (
                          <button type="button" className="button text" onClick={() => props.onChoose(after.id)}>
                            {t('planReader.show')}
                          </button>
                        )}
                        {after === null ? null : <Words side={after} />}
                      </li>
                    ))}
                </ul>
              </section>
            ))}
        </div>
      )}
    </Loaded>
  )
}
