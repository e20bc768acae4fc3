import { answerObjection, type Objection } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'

const outcomes = ['upheld', 'dismissed'] as const

/** The answer of a responsible unit: whether the objection is right, and why. */
export const AnswerDialog = ({
  objection,
  onClose,
}: {
  readonly objection: Objection
  readonly onClose: () => void
}): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(answerObjection)
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | undefined>()
  return (
    <ReasonDialog
      title={t('objection.answerTitle')}
      follows={[
        t(outcome === undefined ? 'objection.chooseFirst' : `objection.follows.${outcome}.${objection.subject.kind}`),
        t('objection.enterpriseTold'),
      ]}
      action={t('objection.answer')}
      minimum={10}
      error={command.error}
      isBusy={command.isPending || outcome === undefined}
      onConfirm={(reason) => {
        if (outcome === undefined) return
        command.mutate({ params: { id: objection.id }, body: { outcome, reason } }, { onSuccess: onClose })
      }}
      onCancel={onClose}
    >
      <fieldset className="radios">
        <legend>{t('objection.outcome')}</legend>
        {outcomes.map((each) => (
          <label key={each}>
            <input type="radio" name="outcome" checked={outcome === each} onChange={() => setOutcome(each)} />{' '}
            {t(`objection.outcome.${each}`)}
          </label>
        ))}
      </fieldset>
    </ReasonDialog>
  )
}
