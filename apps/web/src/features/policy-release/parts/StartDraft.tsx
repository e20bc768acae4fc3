import { listClauses, type PolicyClause, startClauseDraft } from '@ceyuan/contract'
import { CivilDate } from '@ceyuan/values'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useSession } from '../../../session/session.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { FormDialog } from '../../coordination/parts/FormDialog.tsx'
import { useDraft } from '../../coordination/use-draft.ts'
import '../../coordination/coordination.css'
import { inLanguage } from '../../policy/words.ts'
import { blankClause, blankPolicyClause } from '../blank-clause.ts'
import { chosen } from '../fields-props.ts'

const entries = ['enacts', 'amends', 'repeals'] as const
// Stands for a document that there is not yet; no policy can have this id.
const fresh = '+'
const empty = { entry: 'amends', clause: '', policy: '', policyId: '', policyTitle: '', id: '', zh: '', en: '' }

type Fields = typeof empty
type Inputs = {
  readonly fields: Fields
  readonly clauses: readonly PolicyClause[]
  readonly set: (patch: Partial<Fields>) => void
}

const PolicyInputs = ({ fields, set }: Omit<Inputs, 'clauses'>): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      <TextField
        label={t('release.policyId')}
        value={fields.policyId}
        maxLength={60}
        isRequired
        help={t('release.idHelp')}
        onChange={(policyId) => set({ policyId })}
      />
      <TextField
        label={t('release.policyTitle')}
        value={fields.policyTitle}
        maxLength={300}
        isRequired
        onChange={(policyTitle) => set({ policyTitle })}
      />
    </>
  )
}

const NewInputs = ({ fields, clauses, set }: Inputs): ReactElement => {
  const { t } = useMessages()
  const policies = new Map(clauses.map(({ policy }) => [policy.id, policy.title]))
  return (
    <>
      <ChoiceField
        label={t('release.policy')}
        value={fields.policy}
        none={t('policy.choose')}
        isRequired
        options={[
          ...[...policies].map(([value, label]) => ({ value, label })),
          { value: fresh, label: t('release.newPolicy') },
        ]}
        onChange={(policy) => set({ policy })}
      />
      {fields.policy === fresh ? <PolicyInputs fields={fields} set={set} /> : null}
      <TextField
        label={t('release.id')}
        value={fields.id}
        maxLength={60}
        isRequired
        help={t('release.idHelp')}
        onChange={(id) => set({ id })}
      />
      {(['zh', 'en'] as const).map((language) => (
        <TextField
          key={language}
          label={t(`release.title.${language}`)}
          value={fields[language]}
          maxLength={300}
          isRequired
          onChange={(text) => set({ [language]: text })}
        />
      ))}
    </>
  )
}

const OldInputs = ({ fields, clauses, set }: Inputs): ReactElement => {
  const { t, language } = useMessages()
  return (
    <ChoiceField
      label={t('release.clause')}
      value={fields.clause}
      none={t('policy.choose')}
      isRequired
      options={clauses.map(({ id, title }) => ({ value: id, label: `${id} ${inLanguage(title, language)}` }))}
      onChange={(clause) => set({ clause })}
    />
  )
}

const dayAfter = (today: string): string => (CivilDate.is(today) ? CivilDate.addDays(today, 1) : today)

const askedOf = (fields: Fields, clauses: readonly PolicyClause[], today: string) => {
  const entry = chosen(entries, fields.entry, 'amends')
  const isFresh = fields.policy === fresh
  const like = clauses.find(({ policy }) => isFresh || policy.id === fields.policy)
  if (entry !== 'enacts' || !like) return { clause: fields.clause, entry }
  const clause = fields.id.trim()
  const title = { zh: fields.zh, en: fields.en }
  const own = { clause, title, from: dayAfter(today) }
  const policy = { id: fields.policyId.trim(), title: fields.policyTitle }
  return { clause, entry, content: isFresh ? blankPolicyClause(own, policy, like) : blankClause(own, like) }
}

/** Begins a draft: of a clause that there is not yet, or from the version in force, to amend or repeal it. */
export const StartDraft = (props: { readonly clause: string; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const navigate = useNavigate()
  const start = useCommand(startClauseDraft)
  const today = useSession().data?.city.today ?? ''
  const clauses = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  const kept = useDraft('clause.new', empty)
  const [own, setOwn] = useState<Partial<Fields>>(props.clause === '' ? {} : { entry: 'amends', clause: props.clause })
  const fields = { ...kept.fields, ...own }
  const set = (patch: Partial<Fields>): void => {
    setOwn((before) => ({ ...before, ...patch }))
    kept.set(patch)
  }
  const submit = (): void =>
    start.mutate(
      { body: askedOf(fields, clauses, today) },
      {
        onSuccess: ({ id }) => {
          kept.clear()
          void navigate({ to: '/policy-drafts/$id', params: { id } })
        },
      },
    )
  const Inputs = fields.entry === 'enacts' ? NewInputs : OldInputs
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
        label={t('release.entry')}
        value={fields.entry}
        none={t('policy.choose')}
        isRequired
        options={entries.map((value) => ({ value, label: t(`policy.entry.${value}`) }))}
        onChange={(entry) => set({ entry })}
      />
      <Inputs fields={fields} clauses={clauses} set={set} />
      <p className="small quiet">{t(fields.entry === 'enacts' ? 'release.newHelp' : 'release.startHelp')}</p>
    </FormDialog>
  )
}
