import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { inLanguage } from '../../policy/words.ts'
import type { CommitFields, useCommitChoices } from '../use-commit.ts'
import { AmountField } from './AmountField.tsx'
import { DayField } from '../../../parts/DayField.tsx'

type Props = { readonly fields: CommitFields; readonly set: (patch: Partial<CommitFields>) => void }

/** Who is to have what: applicant, clause, and the project or product it is about. */
export const WhatInputs = ({
  fields,
  set,
  choices,
}: Props & { readonly choices: ReturnType<typeof useCommitChoices> }): ReactElement => {
  const { t, language } = useMessages()
  const { applicant } = choices
  return (
    <>
      <TextField
        label={t('policy.creditCode')}
        value={fields.creditCode}
        maxLength={24}
        isRequired
        {...(applicant === undefined ? {} : { help: applicant.name })}
        onChange={(creditCode) => set({ creditCode, subject: '' })}
      />
      <ChoiceField
        label={t('funding.clause')}
        value={fields.clause}
        none={t('policy.choose')}
        isRequired
        options={choices.clauses.map(({ id, title }) => ({ value: id, label: `${id} ${inLanguage(title, language)}` }))}
        onChange={(clause) => set({ clause, subject: '', topUpOf: '' })}
      />
      {choices.needsSubject ? (
        <ChoiceField
          label={t('funding.subject')}
          value={fields.subject}
          none={t('policy.choose')}
          isRequired
          options={choices.subjects.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(subject) => set({ subject })}
        />
      ) : null}
    </>
  )
}

/** How much, decided when and by what; the judgement where the clause cannot be told from the facts. */
export const CommitInputs = ({
  fields,
  set,
  needsJudgement,
}: Props & { readonly needsJudgement: boolean }): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      <AmountField label={t('funding.amount')} value={fields.amount} onChange={(amount) => set({ amount })} />
      <DayField label={t('funding.decidedOn')} value={fields.decidedOn} onChange={(decidedOn) => set({ decidedOn })} />
      <TextField
        label={t('funding.basis')}
        value={fields.basis}
        maxLength={300}
        isRequired
        help={t('funding.basisHelp')}
        onChange={(basis) => set({ basis })}
      />
      {needsJudgement || fields.judgement !== '' ? (
        <TextField
          label={t('funding.judgement')}
          value={fields.judgement}
          rows={3}
          maxLength={2000}
          help={t('funding.judgementHelp')}
          onChange={(judgement) => set({ judgement })}
        />
      ) : null}
    </>
  )
}
