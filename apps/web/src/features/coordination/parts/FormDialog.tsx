import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

type Props = {
  readonly title: string
  readonly action: string
  readonly isBusy: boolean
  readonly error: unknown
  readonly children: ReactNode
  readonly onSubmit: () => void
  readonly onCancel: () => void
}

/** A form over the page; what was typed stays when it fails. */
export const FormDialog = (props: Props): ReactElement => {
  const { t } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={props.onCancel}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!props.isBusy) props.onSubmit()
        }}
      >
        <div className="body">
          <h2 id={id}>{props.title}</h2>
          {props.error === null || props.error === undefined ? null : <Problems error={props.error} />}
          {props.children}
        </div>
        <footer>
          <button type="button" className="button" onClick={props.onCancel}>
            {t('shell.cancel')}
          </button>
          <button type="submit" className="button primary" disabled={props.isBusy}>
            {props.action}
          </button>
        </footer>
      </form>
    </dialog>
  )
}
