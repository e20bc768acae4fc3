import {
  type ClauseDraftDetail,
  proposeClauseDraft,
  rejectClauseDraft,
  releaseClauseDraft,
  saveClauseDraft,
  withdrawClauseDraft,
} from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import type { useDraftText } from '../use-draft-text.ts'

const binding = {
  propose: proposeClauseDraft,
  release: releaseClauseDraft,
  reject: rejectClauseDraft,
  withdraw: withdrawClauseDraft,
} as const

type Act = keyof typeof binding
type Props = { readonly draft: ClauseDraftDetail; readonly writing: ReturnType<typeof useDraftText> }

const ActDialog = (props: {
  readonly act: Act
  readonly draft: ClauseDraftDetail
  readonly onClose: () => void
}): ReactElement => {
  const { t } = useMessages()
  const { act, draft, onClose } = props
  const command = useCommand(binding[act])
  return (
    <ReasonDialog
      title={t(`release.act.${act}`)}
      follows={[t(`release.follows.${act}`, { from: draft.clause.from ?? '' })]}
      action={t(`release.act.${act}`)}
      minimum={2}
      error={command.error}
      isBusy={command.isPending}
      onConfirm={(reason) =>
        command.mutate({ params: { id: draft.id }, body: { version: draft.version, reason } }, { onSuccess: onClose })
      }
      onCancel={onClose}
    />
  )
}

const Save = ({ draft, writing }: Props): ReactElement => {
  const { t } = useMessages()
  const save = useCommand(saveClauseDraft)
  const { text } = writing
  return (
    <>
      <button
        type="button"
        className="button compact primary"
        disabled={save.isPending || !writing.isChanged}
        onClick={() =>
          save.mutate(
            {
              params: { id: draft.id },
              body: { version: draft.version, content: text.content, tests: [...text.tests] },
            },
            { onSuccess: writing.clear },
          )
        }
      >
        {t('release.act.save')}
      </button>
      {writing.isChanged ? <span className="small quiet">{t('release.unsaved')}</span> : null}
      {save.isError ? <Problems error={save.error} /> : null}
    </>
  )
}

/** What the reader may do with a draft now, and why not where a second person is needed. */
export const DraftActs = ({ draft, writing }: Props): ReactElement | null => {
  const { t } = useMessages()
  const [act, setAct] = useState<Act>()
  const acts = (['propose', 'release', 'reject', 'withdraw'] as const).filter((each) => draft.acts.includes(each))
  if (draft.acts.length === 0 && draft.mayNotRelease === null) return null
  return (
    <div className="buttons release-acts no-print">
      {draft.acts.includes('save') ? <Save draft={draft} writing={writing} /> : null}
      {acts.map((each) => (
        <button
          key={each}
          type="button"
          className={each === 'release' ? 'button compact primary' : 'button compact'}
          disabled={each === 'propose' && writing.isChanged}
          onClick={() => setAct(each)}
        >
          {t(`release.act.${each}`)}
        </button>
      ))}
      {draft.mayNotRelease === null ? null : <p className="fault">{draft.mayNotRelease.detail}</p>}
      {act === undefined ? null : <ActDialog act={act} draft={draft} onClose={() => setAct(undefined)} />}
    </div>
  )
}
