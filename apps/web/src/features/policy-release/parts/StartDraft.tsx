import { listClauses, startClauseDraft } from '@ceyuan/contract'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField } from '../../coordination/parts/Field.tsx'
import { FormDialog } from '../../coordination/parts/FormDialog.tsx'
import '../../coordination/coordination.css'
import { inLanguage } from '../../policy/words.ts'

/** Begins a draft from the version of a clause that is in force: to amend it, or to repeal it. */
export const StartDraft = (props: { readonly clause: string; readonly onClose: () => void }): ReactElement => {
  const { t, language } = useMessages()
  const navigate = useNavigate()
  const start = useCommand(startClauseDraft)
  const clauses = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  const [clause, setClause] = useState(props.clause)
  const [entry, setEntry] = useState('amends')
  const submit = (): void =>
    start.mutate(
      { body: { clause, entry: entry === 'repeals' ? 'repeals' : 'amends' } },
      { onSuccess: ({ id }) => void navigate({ to: '/policy-drafts/$id', params: { id } }) },
    )
  return (
    <FormDialog
      title={t('release.start')}
      action={t('release.startAct')}
      isBusy={start.isPending}
      error={start.error}
      onSubmit={submit}
      onCancel={props.onClose}
    >
      <ChoiceField
        label={t('release.clause')}
        value={clause}
        none={t('policy.choose')}
        isRequired
        options={clauses.map(({ id, title }) => ({ value: id, label: `${id} ${inLanguage(title, language)}` }))}
        onChange={setClause}
      />
      <ChoiceField
        label={t('release.entry')}
        value={entry}
        none={t('policy.choose')}
        isRequired
        options={(['amends', 'repeals'] as const).map((value) => ({ value, label: t(`policy.entry.${value}`) }))}
        onChange={setEntry}
      />
      <p className="small quiet">{t('release.startHelp')}</p>
    </FormDialog>
  )
}
