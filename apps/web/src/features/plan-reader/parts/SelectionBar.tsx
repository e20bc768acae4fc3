import type { PlanCorrection, PlanDraft } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { Marked } from '../use-text-selection.ts'

type Props = {
  readonly draft: PlanDraft
  readonly marked: Marked
  readonly chosen: string | undefined
  readonly isBusy: boolean
  readonly onCorrect: (correction: PlanCorrection) => void
}

/** What can be done with the marked stretch: a new commitment, the text of the chosen one, or the place to split it. */
export const SelectionBar = ({ draft, marked, chosen, isBusy, onCorrect }: Props): ReactElement => {
  const { t } = useMessages()
  const { start, end } = marked
  const { commitments } = draft.content
  const around = commitments.find((each) => start > each.start && start < each.end)
  const own = commitments.find(({ id }) => id === chosen) ?? around
  const act = (correction: PlanCorrection, label: string): ReactElement => (
    <button type="button" className="button compact" disabled={isBusy} onClick={() => onCorrect(correction)}>
      {t(label)}
    </button>
  )
  return (
    <fieldset className="reader-selection" aria-label={t('planReader.marked')}>
      <p lang="zh-CN">{draft.text.slice(start, end)}</p>
      <div className="buttons">
        {act({ kind: 'add', commitmentKind: 'measure', target: null, start, end }, 'planReader.addMeasure')}
        {act(
          {
            kind: 'add',
            commitmentKind: 'target',
            target: { min: 1, max: null, strict: false, unit: t('planReader.defaultUnit'), by: null },
            start,
            end,
          },
          'planReader.addTarget',
        )}
        {own === undefined ? null : act({ kind: 'respan', id: own.id, start, end }, 'planReader.respan')}
        {around === undefined ? null : act({ kind: 'split', id: around.id, at: start }, 'planReader.split')}
      </div>
    </fieldset>
  )
}
