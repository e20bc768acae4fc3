import { uploadDocument } from '@ceyuan/contract'
import { type ReactElement, useId } from 'react'
import { useCommand } from '../api/hooks.ts'
import { useMessages } from '../i18n/use-messages.ts'
import { Problems } from '../parts/States.tsx'

/** A document that was uploaded and waits for the act that names it. */
export type Attached = { readonly id: string; readonly name: string }

type Props = { readonly files: readonly Attached[]; readonly onChange: (files: readonly Attached[]) => void }

/** Documents to go with an act: chosen, uploaded at once, and taken off again. */
export const Attachments = ({ files, onChange }: Props): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const upload = useCommand(uploadDocument)
  const take = (file: File): void => {
    const body = new FormData()
    body.append('file', file)
    upload.mutate({ body }, { onSuccess: (kept) => onChange([...files, { id: kept.id, name: kept.fileName }]) })
  }
  return (
    <div className="form-field">
      <label htmlFor={id}>{t('shell.attach.documents')}</label>
      <input
        id={id}
        type="file"
        disabled={upload.isPending}
        onChange={(event) => {
          const [file] = Array.from(event.target.files ?? [])
          if (file) take(file)
          event.target.value = ''
        }}
      />
      {upload.isPending ? <output className="small quiet">{t('shell.attach.uploading')}</output> : null}
      {upload.isError ? <Problems error={upload.error} /> : null}
      {files.length === 0 ? null : (
        <ul className="order-documents">
          {files.map((file) => (
            <li key={file.id}>
              {file.name}
              <button
                type="button"
                className="button text"
                onClick={() => onChange(files.filter((each) => each.id !== file.id))}
              >
                {t('shell.attach.takeOff', { name: file.name })}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
