import type { CommitmentLine } from '@ceyuan/contract'
import { useMessages } from '../../../i18n/use-messages.ts'
import { marginText } from '../../../parts/target-words.ts'
import type { MarginNote } from './PlanText.tsx'

type Noted = Pick<CommitmentLine, 'id' | 'kind' | 'light' | 'basis' | 'margin' | 'title'> & {
  readonly reason?: { readonly sentence: string }
}

/** What the margin shows of each commitment. */
export const useNotes = (
  commitments: readonly Noted[],
  visible: ReadonlySet<string>,
): ReadonlyMap<string, MarginNote> => {
  const { t } = useMessages()
  return new Map(
    commitments.map((each) => [
      each.id,
      {
        light: each.light,
        kind: each.kind,
        // A due date far off is no news: the margin tells it only where it presses.
        figure: each.margin.kind === 'due' && each.light === 'onCourse' ? undefined : marginText(each.margin, t),
        isConfirmed: each.margin.kind === 'confirmed',
        reason: each.reason?.sentence ?? each.title,
        isHidden: !visible.has(each.id),
      },
    ]),
  )
}
