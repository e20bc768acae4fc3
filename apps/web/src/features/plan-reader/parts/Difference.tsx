import { type PlanDifference, comparePlanDraft } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { type Say, useMessages } from '../../../i18n/use-messages.ts'
import { Loaded } from '../../../parts/States.tsx'
import { targetText } from '../../../parts/target-words.ts'
import { WordDifference } from './WordDifference.tsx'

const kinds = ['added', 'removed', 'changed', 'moved', 'same'] as const

type Side = PlanDifference['before']
type Commitment = NonNullable<Side>
type Pair = Pick<PlanDifference, 'before' | 'after'>
type Choosing = { readonly onChoose: (id: string) => void }

const figureOf = ({ target }: Commitment, t: Say): string =>
  target === null ? '' : [`${targetText(target, t)} ${target.unit}`, target.by].filter(Boolean).join(' · ')

const Words = ({ side }: { readonly side: Commitment }): ReactElement => {
  const { t } = useMessages()
  const figure = figureOf(side, t)
  return (
    <>
      <span className="small quiet">{side.section} </span>
      <span lang="zh-CN">{side.quote}</span>
      {figure === '' ? null : <span className="tag">{figure}</span>}
    </>
  )
}

const Both = ({ before, after }: { readonly before: Commitment; readonly after: Commitment }): ReactElement => {
  const { t } = useMessages()
  const [old, fresh] = [figureOf(before, t), figureOf(after, t)]
  return (
    <>
      <span className="small quiet">
        <WordDifference before={before.section} after={after.section} />{' '}
      </span>
      <WordDifference before={before.quote} after={after.quote} />
      {old === '' && fresh === '' ? null : (
        <span className="tag">
          <WordDifference before={old} after={fresh} />
        </span>
      )}
    </>
  )
}

const Item = ({ before, after, onChoose }: Pair & Choosing): ReactElement => {
  const { t } = useMessages()
  return (
    <li>
      {before !== null && after !== null ? <Both before={before} after={after} /> : null}
      {before !== null && after === null ? (
        <del>
          <Words side={before} />
        </del>
      ) : null}
      {before === null && after !== null ? <Words side={after} /> : null}
      {after === null ? null : (
        <button type="button" className="button text" onClick={() => onChoose(after.id)}>
          {t('planReader.show')}
        </button>
      )}
    </li>
  )
}

/** How many commitments a draft adds, removes, changes, moves and leaves. */
export const countsOf = (items: readonly PlanDifference[]): Readonly<Record<PlanDifference['kind'], number>> => {
  const counts = { added: 0, removed: 0, changed: 0, moved: 0, same: 0 }
  for (const { kind } of items) counts[kind] += 1
  return counts
}

/** What the draft changes in the plan in force, the same ones counted only. */
export const Difference = (props: Choosing & { readonly id: string }): ReactElement => {
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
                      <Item
                        key={`${before?.id ?? ''} ${after?.id ?? ''}`}
                        before={before}
                        after={after}
                        onChoose={props.onChoose}
                      />
                    ))}
                </ul>
              </section>
            ))}
        </div>
      )}
    </Loaded>
  )
}
