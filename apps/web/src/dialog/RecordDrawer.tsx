import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react'
import { useMessages } from '../i18n/use-messages.ts'

type Props = { readonly title: string; readonly children: ReactNode; readonly onClose: () => void }

/** Shows one record beside the list without leaving it; Escape closes, focus returns to where it was. */
export const RecordDrawer = ({ title, children, onClose }: Props): ReactElement => {
  const { t } = useMessages()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    if (dialog.current?.open === false) dialog.current.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="dialog drawer" aria-labelledby={id} onCancel={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="button text push" onClick={onClose}>
          {t('shell.close')}
        </button>
      </header>
      <div className="body">{children}</div>
    </dialog>
  )
}
