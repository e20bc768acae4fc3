import { type ReactElement, useId } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ElementFields } from './ElementFields.tsx'
import type { ProcedureProblem } from './use-procedure-problems.ts'
import { useEditing } from './use-editing.ts'
import '../diagram/diagram.css'
import './editor.css'

type Props = {
  readonly bpmn: string
  readonly problems: readonly ProcedureProblem[]
  /** The limits that may be chosen: id and words. */
  readonly limits: readonly { readonly id: string; readonly label: string }[]
  readonly onChange: (bpmn: string) => void
}

const ProblemList = (props: {
  readonly problems: readonly ProcedureProblem[]
  readonly onChoose: (element: string) => void
}): ReactElement => {
  const { t } = useMessages()
  const { problems } = props
  return (
    <section className="card" aria-live="polite">
      <header>
        <h2>{t('matter.editor.problems')}</h2>
        <span className="small quiet">
          {problems.length === 0 ? t('matter.editor.sound') : t('matter.editor.count', { count: problems.length })}
        </span>
      </header>
      {problems.length === 0 ? null : (
        <ul className="body editor-problems">
          {problems.map(({ element, text }) => (
            <li key={`${element} ${text}`}>
              {element === undefined ? null : (
                <button type="button" className="button text" onClick={() => props.onChoose(element)}>
                  {element}
                </button>
              )}
              {text}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** A procedure to draw and to write: the drawing, what is wrong with it as it changes, and the words of its elements. */
export const ProcedureEditor = ({ bpmn, problems, limits, onChange }: Props): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const { host, editing, elements, chosen, isRefused } = useEditing(bpmn, onChange)
  return (
    <div className="columns editor-columns">
      <section className="card">
        <div ref={host} className="editor-canvas" hidden={isRefused} />
        {isRefused ? <p className="fault">{t('matter.diagramRefused')}</p> : null}
      </section>
      <div className="stack">
        <ProblemList problems={problems} onChoose={(element) => editing?.select(element)} />
        <section className="card">
          <header>
            <h2>{t('matter.editor.element')}</h2>
          </header>
          <div className="body form-field">
            <label htmlFor={id}>{t('matter.editor.choose')}</label>
            <select
              id={id}
              className="control"
              value={chosen?.id ?? ''}
              onChange={(event) => editing?.select(event.target.value)}
            >
              <option value="">{t('matter.form.choose')}</option>
              {elements.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name === '' ? each.id : each.name}
                </option>
              ))}
            </select>
            {chosen === undefined || editing === undefined ? null : (
              <ElementFields
                key={chosen.id}
                element={chosen}
                limits={limits}
                onWrite={(words) => editing.write(chosen.id, words)}
              />
            )}
          </div>
        </section>
      </div>
    </div>
  )
}
