import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { lintKeymap, setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { type ReactElement, useEffect, useRef } from 'react'
import { completeNames, type RuleName } from '../completion.ts'
import { type FieldProblem, toDiagnostics } from '../diagnostics.ts'

type Props = {
  readonly label: string
  readonly value: string
  readonly names: readonly RuleName[]
  readonly problems: readonly FieldProblem[]
  readonly isReadOnly: boolean
  readonly onChange: (value: string) => void
}

const createView = (parent: HTMLElement, props: Props, latest: { current: Props }): EditorView =>
  new EditorView({
    parent,
    state: EditorState.create({
      doc: props.value,
      extensions: [
        history(),
        keymap.of([...completionKeymap, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
        autocompletion({ override: [completeNames(() => latest.current.names)] }),
        EditorView.lineWrapping,
        EditorState.readOnly.of(props.isReadOnly),
        EditorView.contentAttributes.of({ 'aria-label': props.label, spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) latest.current.onChange(update.state.doc.toString())
        }),
      ],
    }),
  })

/** A rule as text to write: names offered from the fact dictionary, problems underlined where they are. */
export const RuleEditor = (props: Props): ReactElement => {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(null)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    if (host.current === null) return undefined
    const made = createView(host.current, latest.current, latest)
    view.current = made
    return () => made.destroy()
  }, [])
  useEffect(() => {
    const { current } = view
    if (current === null) return
    if (current.state.doc.toString() !== props.value)
      current.dispatch({ changes: { from: 0, to: current.state.doc.length, insert: props.value } })
    current.dispatch(setDiagnostics(current.state, toDiagnostics(props.problems, current.state.doc)))
  }, [props.value, props.problems])
  return <div ref={host} className="rule-editor" />
}
