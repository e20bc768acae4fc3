import { verifySuppliedFact } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../../i18n/use-messages.ts'

/** An officer's finding on a supplied fact: whether it holds, and by what it was looked up. */
export const VerifyDialog = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const verify = useCommand(verifySuppliedFact)
  const [holds, setHolds] = useState(true)
  return (
    <ReasonDialog
      title={t('policy.facts.verifyTitle')}
      follows={[t(holds ? 'policy.facts.holdsFollows' : 'policy.facts.wrongFollows'), t('policy.facts.enterpriseSees')]}
      action={t(holds ? 'policy.facts.holds' : 'policy.facts.holdsNot')}
      minimum={2}
      error={verify.error}
      isBusy={verify.isPending}
      onConfirm={(note) => verify.mutate({ params: { id }, body: { holds, note } }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <fieldset className="radios">
        <legend>{t('policy.facts.finding')}</legend>
        <label>
          <input type="radio" name="holds" checked={holds} onChange={() => setHolds(true)} /> {t('policy.facts.holds')}
        </label>
        <label>
          <input type="radio" name="holds" checked={!holds} onChange={() => setHolds(false)} />{' '}
          {t('policy.facts.holdsNot')}
        </label>
      </fieldset>
    </ReasonDialog>
  )
}
