import { type PlanDraft, comparePlanDraft, confirmPlanDraft, endPlanDraft } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'
import { countsOf } from './Difference.tsx'

type Props = { readonly draft: PlanDraft; readonly onClose: () => void; readonly onDone: () => void }

/** Confirms a draft: says what will change in the plan that the city runs, and asks why. */
export const ConfirmDraft = ({ draft, onClose, onDone }: Props): ReactElement => {
  const { t } = useMessages()
  const difference = useOperation(comparePlanDraft, { params: { id: draft.id } })
  const confirm = useCommand(confirmPlanDraft)
  const counts = countsOf(difference.data?.items ?? [])
  const unbound = draft.content.commitments.filter(({ binding }) => binding === null).length
  return (
    <ReasonDialog
      title={t('planReader.confirmTitle')}
      follows={[
        t('planReader.counts', counts),
        t('planReader.follows.bound', { count: draft.content.commitments.length - unbound }),
        ...(unbound > 0 ? [t('planReader.follows.unbound', { count: unbound })] : []),
        t('planReader.follows.final'),
      ]}
      action={t('planReader.confirm')}
      error={confirm.error}
      isBusy={confirm.isPending || difference.data === undefined}
      onCancel={onClose}
      onConfirm={(reason) =>
        confirm.mutate(
          { params: { id: draft.id }, body: { version: draft.version, reason } },
          {
            onSuccess: () => {
              onClose()
              onDone()
            },
          },
        )
      }
    />
  )
}

/** Gives a draft up, with a reason. */
export const EndDraft = ({ draft, onClose, onDone }: Props): ReactElement => {
  const { t } = useMessages()
  const end = useCommand(endPlanDraft)
  return (
    <ReasonDialog
      title={t('planReader.endTitle')}
      follows={[t('planReader.follows.ended')]}
      action={t('planReader.end')}
      error={end.error}
      isBusy={end.isPending}
      onCancel={onClose}
      onConfirm={(reason) =>
        end.mutate(
          { params: { id: draft.id }, body: { version: draft.version, reason } },
          {
            onSuccess: () => {
              onClose()
              onDone()
            },
          },
        )
      }
    />
  )
}
