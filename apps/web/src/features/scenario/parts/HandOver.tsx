import {
  type ClauseChange,
  type ClauseDraftDetail,
  type NewClause,
  saveClauseDraft,
  type ScenarioContent,
  startClauseDraft,
} from '@ceyuan/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type ReactElement, useEffect, useId, useRef } from 'react'
import { call } from '../../../api/call.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

type Draft = ClauseDraftDetail

const contentOf = (draft: Draft, change: ClauseChange): Draft['content'] => {
  const { clause: _clause, from: _from, ends: _ends, rounding, ...stated } = change
  const own = Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== undefined))
  return { ...draft.content, ...own, rounding: { ...draft.content.rounding, ...rounding } }
}

// A new clause has no words yet: whoever drafts it writes quote and source, and may not propose it without them.
const newContent = (clause: NewClause): Draft['content'] => ({
  ...clause,
  entry: 'enacts',
  rounding: { ...clause.rounding, basis: { zh: '', en: '' } },
  units: [],
  quote: '',
  source: { title: '', link: null, date: null },
  certainty: 'verbatim',
  unseen: [],
})

const handOver = async ({ changes, added }: ScenarioContent): Promise<readonly string[]> => {
  const done: string[] = []
  for (const change of changes) {
    const entry = change.ends ? 'repeals' : 'amends'
    const draft = await call(startClauseDraft, { body: { clause: change.clause, entry, from: change.from } })
    if (!change.ends) {
      const body = { version: draft.version, content: contentOf(draft, change), tests: draft.tests }
      await call(saveClauseDraft, { params: { id: draft.id }, body })
    }
    done.push(change.clause)
  }
  for (const clause of added) {
    const content = newContent(clause)
    await call(startClauseDraft, { body: { clause: clause.clause, entry: 'enacts', from: clause.from, content } })
    done.push(clause.clause)
  }
  return done
}

/** Hands the changes to the clause editor as drafts, one for each clause; nothing is in force before two persons have released it. */
export const HandOver = (props: { readonly content: ScenarioContent; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const { content, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const client = useQueryClient()
  const id = useId()
  const hand = useMutation({ mutationFn: () => handOver(content), onSettled: () => client.invalidateQueries() })
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={onClose}>
      <div className="body">
        <h2 id={id}>{t('scenario.handOver')}</h2>
        {hand.isSuccess ? (
          <output>{t('scenario.handedOver', { clauses: hand.data.join(t('policy.and')) })}</output>
        ) : (
          <p>{t('scenario.handOverText', { count: content.changes.length + content.added.length })}</p>
        )}
        {hand.error ? <Problems error={hand.error} /> : null}
      </div>
      <footer>
        <button type="button" className="button" onClick={onClose}>
          {t(hand.isSuccess ? 'shell.close' : 'shell.cancel')}
        </button>
        {hand.isSuccess ? null : (
          <button type="button" className="button primary" disabled={hand.isPending} onClick={() => hand.mutate()}>
            {t('scenario.handOver')}
          </button>
        )}
      </footer>
    </dialog>
  )
}
