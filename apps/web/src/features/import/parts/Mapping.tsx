import { type ImportColumn, type ImportState, checkImport } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

type Choice = { readonly field: string | null; readonly unit: string | null }
type Choices = Readonly<Record<number, Choice>>

type RowProps = {
  readonly column: ImportColumn
  readonly choice: Choice
  readonly targets: ImportState['targets']
  readonly isFixed: boolean
  readonly onChoose: (choice: Choice) => void
}

const FieldChoice = ({ column, choice, targets, isFixed, onChoose }: RowProps): ReactElement => {
  const { t } = useMessages()
  return (
    <select
      className="control"
      disabled={isFixed}
      aria-label={t('import.mapping.fieldOf', { column: column.heading })}
      value={choice.field ?? ''}
      onChange={(event) => onChoose({ ...choice, field: event.target.value || null })}
    >
      <option value="">{t('import.mapping.none')}</option>
      {targets.map((each) => (
        <option key={each.id} value={each.id}>
          {each.isRequired ? t('import.mapping.required', { field: each.label }) : each.label}
        </option>
      ))}
    </select>
  )
}

const UnitChoice = ({ column, choice, targets, isFixed, onChoose }: RowProps): ReactElement | null => {
  const { t } = useMessages()
  const target = targets.find(({ id }) => id === choice.field)
  if (!target || target.units.length === 0) return null
  return (
    <select
      className="control"
      disabled={isFixed}
      aria-label={t('import.mapping.unitOf', { column: column.heading })}
      value={choice.unit ?? target.unit ?? ''}
      onChange={(event) => onChoose({ ...choice, unit: event.target.value })}
    >
      {target.units.map((unit) => (
        <option key={unit}>{unit}</option>
      ))}
    </select>
  )
}

const Row = (props: RowProps): ReactElement => {
  const { t } = useMessages()
  const { column, choice } = props
  const isChanged = choice.field !== column.field || choice.unit !== column.unit
  return (
    <tr className={choice.field === null ? 'off' : undefined}>
      <td>{column.heading || column.letters}</td>
      <td className="nowrap">
        <FieldChoice {...props} /> <UnitChoice {...props} />
      </td>
      <td className="import-sample">{column.samples[0] ?? t('shell.absent.empty')}</td>
      <td className="import-sample">{isChanged ? '' : (column.readAs ?? t('shell.absent.empty'))}</td>
      <td className="nowrap">{t(`import.basis.${isChanged ? 'chosen' : column.basis}`)}</td>
    </tr>
  )
}

/** Which column goes to which field; a change is checked again before anything is written. */
export const Mapping = ({ state }: { readonly state: ImportState }): ReactElement => {
  const { t } = useMessages()
  const [choices, setChoices] = useState<Choices>({})
  const check = useCommand(checkImport)
  const isOpen = state.status === 'mapping' || state.status === 'checked'
  const choiceOf = (column: ImportColumn): Choice => choices[column.index] ?? { field: column.field, unit: column.unit }
  const isTouched = Object.keys(choices).length > 0
  const send = (): void => {
    const columns = state.columns.map((column) => ({ index: column.index, ...choiceOf(column) }))
    check.mutate({ params: { id: state.id }, body: { columns } }, { onSuccess: () => setChoices({}) })
  }
  return (
    <section className="card">
      <header>
        <h2>{t('import.mapping.title')}</h2>
        <span className="small quiet">{t('import.mapping.hint')}</span>
      </header>
      <div className="scroll">
        <table className="table import-table">
          <thead>
            <tr>
              {(['column', 'field', 'first', 'readAs', 'basis'] as const).map((name) => (
                <th key={name} scope="col">
                  {t(`import.mapping.${name}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {state.columns.map((column) => (
              <Row
                key={column.index}
                column={column}
                choice={choiceOf(column)}
                targets={state.targets}
                isFixed={!isOpen}
                onChoose={(choice) => setChoices({ ...choices, [column.index]: choice })}
              />
            ))}
          </tbody>
        </table>
      </div>
      {check.isError ? <Problems error={check.error} /> : null}
      {isOpen && (state.status === 'mapping' || isTouched) ? (
        <footer className="import-act">
          <button type="button" className="button primary" disabled={check.isPending} onClick={send}>
            {t(state.status === 'mapping' ? 'import.check' : 'import.checkAgain')}
          </button>
        </footer>
      ) : null}
    </section>
  )
}
