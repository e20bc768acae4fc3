import {
  type AutomaticClause,
  endAutomaticClause,
  listBudgetLines,
  listClauses,
  markAutomaticClause,
  type PolicyClause,
} from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import type { Language } from '../../../i18n/language.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useSession } from '../../../session/session.ts'
import { ChoiceField, NumberField, TextField } from '../../coordination/parts/Field.tsx'
import { FormDialog } from '../../coordination/parts/FormDialog.tsx'
import { inLanguage, moneyText } from '../../policy/words.ts'

const payersOf = ({ shares }: PolicyClause) => (shares.length === 0 ? [null] : shares.map(({ payer }) => payer))

const clauseOptions = (clauses: readonly PolicyClause[], language: Language) =>
  clauses
    .filter(({ kind, amount }) => kind === 'grant' && amount !== null)
    .map(({ id, title }) => ({ value: id, label: `${id} ${inLanguage(title, language)}` }))

const PayerLines = (props: {
  readonly payers: readonly ({ readonly zh: string; readonly en: string } | null)[]
  readonly chosen: Readonly<Record<number, string>>
  readonly onChoose: (index: number, line: string) => void
}): ReactElement => {
  const { t, language } = useMessages()
  const year = Number(useSession().data?.city.today.slice(0, 4) ?? 0)
  const lines = useOperation(listBudgetLines, { query: { year } }, { enabled: year > 0 }).data?.items ?? []
  return (
    <>
      {props.payers.map((payer, index) => (
        <ChoiceField
          key={payer?.zh ?? 'any'}
          label={t('funding.lineOf', { payer: payer === null ? t('funding.anyPayer') : inLanguage(payer, language) })}
          value={props.chosen[index] ?? ''}
          none={t('policy.choose')}
          isRequired
          options={lines
            .filter((line) => payer === null || line.payer === payer.zh)
            .map(({ id, title, leftFen }) => ({
              value: id,
              label: t('funding.lineOption', { title, left: moneyText(leftFen, t) }),
            }))}
          onChange={(line) => props.onChoose(index, line)}
        />
      ))}
    </>
  )
}

/** Marks a clause as granted without application, by a document, with the budget line of each payer. */
export const MarkAutomatic = ({ onClose }: { readonly onClose: () => void }): ReactElement => {
  const { t, language } = useMessages()
  const mark = useCommand(markAutomaticClause)
  const clauses = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  const [fields, setFields] = useState({ clause: '', document: '', days: '15' })
  const [chosen, setChosen] = useState<Readonly<Record<number, string>>>({})
  const clause = clauses.find(({ id }) => id === fields.clause)
  const payers = clause === undefined ? [] : payersOf(clause)
  const submit = (): void =>
    mark.mutate(
      {
        body: {
          clause: fields.clause,
          document: fields.document,
          answerDays: Number(fields.days),
          lines: Object.values(chosen).filter((line) => line !== ''),
        },
      },
      { onSuccess: onClose },
    )
  return (
    <FormDialog
      title={t('funding.markAutomatic')}
      action={t('funding.markAutomatic')}
      isBusy={mark.isPending}
      error={mark.error}
      onSubmit={submit}
      onCancel={onClose}
    >
      <ChoiceField
        label={t('funding.clause')}
        value={fields.clause}
        none={t('policy.choose')}
        isRequired
        options={clauseOptions(clauses, language)}
        onChange={(next) => {
          setFields({ ...fields, clause: next })
          setChosen({})
        }}
      />
      <PayerLines payers={payers} chosen={chosen} onChoose={(index, line) => setChosen({ ...chosen, [index]: line })} />
      <TextField
        label={t('funding.document')}
        value={fields.document}
        maxLength={300}
        isRequired
        help={t('funding.automaticDocument')}
        onChange={(document) => setFields({ ...fields, document })}
      />
      <NumberField
        label={t('funding.answerDaysLabel')}
        value={fields.days}
        min={1}
        max={180}
        onChange={(days) => setFields({ ...fields, days })}
      />
    </FormDialog>
  )
}

/** Ends the mark of a clause, with a reason. */
export const EndAutomatic = (props: {
  readonly automatic: AutomaticClause
  readonly onClose: () => void
}): ReactElement => {
  const { t } = useMessages()
  const end = useCommand(endAutomaticClause)
  return (
    <ReasonDialog
      title={t('funding.endAutomatic')}
      follows={[t('funding.endFollows'), t('funding.endOpen')]}
      action={t('funding.endAutomatic')}
      minimum={2}
      error={end.error}
      isBusy={end.isPending}
      onConfirm={(reason) =>
        end.mutate({ params: { id: props.automatic.id }, body: { reason } }, { onSuccess: props.onClose })
      }
      onCancel={props.onClose}
    />
  )
}
