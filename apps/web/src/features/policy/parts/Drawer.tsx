import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'

/** A panel at the side of the page; Escape closes it and the reader is back where they were. */
export const Drawer = (props: {
  readonly title: string
  readonly children: ReactNode
  readonly onClose: () => void
}): ReactElement => {
  const { t } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="dialog drawer" aria-labelledby={id} onCancel={props.onClose}>
      <header>
        <h2 id={id}>{props.title}</h2>
        <button type="button" className="button compact push" onClick={props.onClose}>
          {t('shell.close')}
        </button>
      </header>
      <div className="body">{props.children}</div>
    </dialog>
  )
}
