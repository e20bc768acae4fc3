import { commitFunding } from '@ceyuan/contract'
import { useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useSession } from '../../../session/session.ts'
import { FormDialog } from '../../coordination/parts/FormDialog.tsx'
import { useDraft } from '../../coordination/use-draft.ts'
import { type Check, type CommitFields, toCommitment, useCheck, useCommitChoices } from '../use-commit.ts'
import { CheckResult } from './CheckResult.tsx'
import { CommitInputs, WhatInputs } from './CommitInputs.tsx'
import { ShareLines } from './ShareLines.tsx'

const linesFor = (
  check: Check | undefined,
  chosen: Readonly<Record<number, string>>,
  known: ReturnType<typeof useCommitChoices>['lines'],
): readonly string[] =>
  (check?.shares ?? []).flatMap(({ payer }, index) => {
    const fitting = known.filter((line) => payer === null || line.payer === payer)
    const only = fitting.length === 1 ? fitting[0]?.id : undefined
    const line = chosen[index] ?? only
    return line === undefined || line === '' ? [] : [line]
  })

/** The form that commits support: checked while it is filled in, refused with the earlier payment named. */
export const Commit = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const navigate = useNavigate()
  const commit = useCommand(commitFunding)
  const today = useSession().data?.city.today ?? ''
  const { fields, set, clear } = useDraft<CommitFields>('commitment', {
    clause: '',
    creditCode: '',
    subject: '',
    amount: '',
    decidedOn: today,
    basis: '',
    judgement: '',
    topUpOf: '',
  })
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>({})
  const choices = useCommitChoices(fields)
  const first = useCheck(fields, [])
  const lines = linesFor(first.data, chosen, choices.lines)
  const checked = useCheck(fields, lines)
  const check = checked.data ?? first.data
  const submit = (): void => {
    const body = toCommitment(fields, lines)
    if (body === undefined) return
    commit.mutate(
      { body },
      {
        onSuccess: ({ id }) => {
          clear()
          void navigate({ to: '/funding/commitments/$id', params: { id } })
        },
      },
    )
  }
  return (
    <FormDialog
      title={t('funding.commit')}
      action={t('funding.commitAct')}
      isBusy={commit.isPending}
      error={commit.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <WhatInputs fields={fields} set={set} choices={choices} />
      {check === undefined ? null : <CheckResult check={check} fields={fields} set={set} />}
      {checked.isError ? <p className="small wrong">{checked.error.message}</p> : null}
      <CommitInputs fields={fields} set={set} needsJudgement={check?.suggestedFen === null} />
      {check === undefined ? null : (
        <ShareLines
          check={check}
          lines={choices.lines}
          chosen={chosen}
          onChoose={(index, line) => setChosen({ ...chosen, [index]: line })}
        />
      )}
    </FormDialog>
  )
}
