import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useMessages } from '../i18n/use-messages.ts'
import { Problems } from '../parts/States.tsx'

type Props = {
  readonly title: string
  /** What will follow, one sentence each; shown before the reason is asked for. */
  readonly follows: readonly string[]
  /** The word on the button that does it. */
  readonly action: string
  readonly minimum?: number
  readonly error?: unknown
  readonly isBusy?: boolean
  /** More fields of the action, such as a new deadline. */
  readonly children?: ReactNode
  readonly onConfirm: (reason: string) => void
  readonly onCancel: () => void
}

/** Asks for a typed reason before a binding act and shows what will follow; what was typed survives a failure. */
export const ReasonDialog = (props: Props): ReactElement => {
  const { t } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const [reason, setReason] = useState('')
  const id = useId()
  const minimum = props.minimum ?? 5
  const isReady = reason.trim().length >= minimum && props.isBusy !== true
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={`${id}-title`} onCancel={props.onCancel}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) props.onConfirm(reason.trim())
        }}
      >
        <div className="body">
          <h2 id={`${id}-title`}>{props.title}</h2>
          <p>{t('shell.reason.follows')}</p>
          <ul className="follows">
            {props.follows.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
          {props.children}
          <label htmlFor={`${id}-reason`}>{t('shell.reason.label')}</label>
          <textarea
            id={`${id}-reason`}
            className="control"
            rows={3}
            required
            minLength={minimum}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            aria-describedby={`${id}-help`}
          />
          <p id={`${id}-help`} className="small quiet">
            {t('shell.reason.help', { minimum })}
          </p>
          {props.error === undefined || props.error === null ? null : <Problems error={props.error} />}
        </div>
        <footer>
          <button type="button" className="button" onClick={props.onCancel}>
            {t('shell.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={!isReady}>
            {props.action}
          </button>
        </footer>
      </form>
    </dialog>
  )
}
