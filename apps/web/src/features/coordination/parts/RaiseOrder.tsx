import { getCommitment, raiseOrder } from '@ceyuan/contract'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import type { z } from 'zod'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Light } from '../../../parts/Light.tsx'
import { Loaded } from '../../../parts/States.tsx'
import { useDraft } from '../use-draft.ts'
import { useUnits } from '../use-units.ts'
import { ChoiceField, NumberField, TextField } from './Field.tsx'
import { FormDialog } from './FormDialog.tsx'

type Commitment = z.output<typeof getCommitment.output>['commitment']

const usualDays = '10'

type Fields = {
  readonly title: string
  readonly task: string
  readonly basis: string
  readonly unit: string
  readonly workingDays: string
}

const Inputs = (props: { readonly fields: Fields; readonly set: (patch: Partial<Fields>) => void }): ReactElement => {
  const { t } = useMessages()
  const units = useUnits()
  const { fields, set } = props
  return (
    <>
      <TextField
        label={t('coordination.matter')}
        value={fields.title}
        maxLength={120}
        isRequired
        onChange={(title) => set({ title })}
      />
      <ChoiceField
        label={t('coordination.unit')}
        value={fields.unit}
        none={t('coordination.choose')}
        isRequired
        options={units.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(unit) => set({ unit })}
      />
      <TextField
        label={t('coordination.task')}
        value={fields.task}
        rows={5}
        maxLength={4000}
        isRequired
        onChange={(task) => set({ task })}
      />
      <TextField
        label={t('coordination.basis')}
        value={fields.basis}
        maxLength={500}
        onChange={(basis) => set({ basis })}
      />
      <NumberField
        label={t('coordination.workingDays')}
        value={fields.workingDays}
        min={1}
        max={250}
        help={t('coordination.workingDaysHelp')}
        onChange={(workingDays) => set({ workingDays })}
      />
    </>
  )
}

const Form = (props: { readonly commitment: Commitment | null; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const { commitment } = props
  const navigate = useNavigate()
  const command = useCommand(raiseOrder)
  const [isLeaving, setIsLeaving] = useState(false)
  const { fields, isKept, set, clear } = useDraft(`raise.${commitment?.id ?? 'free'}`, {
    title: commitment === null ? '' : t('coordination.preset.title', { title: commitment.title }),
    task: commitment === null ? '' : t('coordination.preset.task', { reason: commitment.reason.sentence }),
    basis: commitment === null ? '' : t('coordination.preset.basis', { section: commitment.section }),
    unit: commitment?.lead?.id ?? '',
    workingDays: usualDays,
  })
  const submit = (): void => {
    const { workingDays, ...rest } = fields
    command.mutate(
      { body: { ...rest, workingDays: Number(workingDays), commitment: commitment?.id ?? null } },
      {
        onSuccess: ({ id }) => {
          clear()
          setIsLeaving(true)
          void navigate({ to: '/orders/$id', params: { id } })
        },
      },
    )
  }
  return (
    <FormDialog
      title={t('coordination.raise')}
      action={t('coordination.keepDraft')}
      isBusy={command.isPending || isLeaving}
      error={command.error}
      onSubmit={submit}
      onCancel={props.onClose}
    >
      {commitment === null ? null : (
        <blockquote className="order-source">
          <Light light={commitment.light} /> {commitment.quote}
          <span className="small quiet">{commitment.reason.sentence}</span>
        </blockquote>
      )}
      <Inputs fields={fields} set={set} />
      {isKept ? <p className="small quiet">{t('coordination.draftKept')}</p> : null}
    </FormDialog>
  )
}

const FromCommitment = (props: { readonly id: string; readonly onClose: () => void }): ReactElement => {
  const query = useOperation(getCommitment, { params: { id: props.id } })
  return <Loaded query={query}>{({ commitment }) => <Form commitment={commitment} onClose={props.onClose} />}</Loaded>
}

/** The form that raises a follow-up order, preset from a commitment where one is given. */
export const RaiseOrder = (props: { readonly commitment: string | null; readonly onClose: () => void }): ReactElement =>
  props.commitment === null ? (
    <Form commitment={null} onClose={props.onClose} />
  ) : (
    <FromCommitment id={props.commitment} onClose={props.onClose} />
  )
