import { type DocumentInfo, downloadDocument, endDocument, listDocuments, uploadDocument } from '@ceyuan/contract'
import { type ReactElement, useRef, useState } from 'react'
import { addressOf } from '../../../api/call.ts'
import { useCommand, useOperation } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { formatInstantDay } from '../../../format/date.ts'
import { formatPlain } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'
import { Loaded, Problems } from '../../../parts/States.tsx'

type Subject = { readonly kind: string; readonly id: string }

const Row = (props: { readonly document: DocumentInfo; readonly onEnd: (() => void) | undefined }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const { document } = props
  return (
    <li>
      <a href={addressOf(downloadDocument, { params: { id: document.id } })} download>
        {document.fileName}
      </a>
      <span className="small quiet">
        {t('register.documents.about', {
          size: formatPlain(document.size / 1000, 1),
          by: document.recordedBy,
          on: formatInstantDay(document.recordedAt, timeZone),
        })}
      </span>
      {props.onEnd ? (
        <button type="button" className="button text" onClick={props.onEnd}>
          {t('register.documents.end')}
        </button>
      ) : null}
    </li>
  )
}

const Ending = (props: { readonly document: DocumentInfo; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const end = useCommand(endDocument)
  const { id, fileName } = props.document
  return (
    <ReasonDialog
      title={t('register.documents.endTitle', { file: fileName })}
      follows={[t('register.documents.endFollows')]}
      action={t('register.documents.end')}
      error={end.error}
      isBusy={end.isPending}
      onConfirm={(reason) => end.mutate({ params: { id }, body: { reason } }, { onSuccess: props.onClose })}
      onCancel={props.onClose}
    />
  )
}

const Upload = ({ subject }: { readonly subject: Subject }): ReactElement => {
  const { t } = useMessages()
  const input = useRef<HTMLInputElement>(null)
  const upload = useCommand(uploadDocument)
  const send = (file: File | undefined): void => {
    if (!file) return
    const body = new FormData()
    body.append('subjectKind', subject.kind)
    body.append('subjectId', subject.id)
    body.append('file', file, file.name)
    upload.mutate({ body })
  }
  return (
    <>
      <button
        type="button"
        className="button compact push"
        disabled={upload.isPending}
        onClick={() => input.current?.click()}
      >
        {t('register.documents.add')}
      </button>
      <input
        ref={input}
        className="vh"
        type="file"
        tabIndex={-1}
        aria-label={t('register.documents.add')}
        onChange={(event) => {
          send(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      {upload.isError ? <Problems error={upload.error} /> : null}
    </>
  )
}

/** The documents attached to a record. */
export const Documents = (props: { readonly subject: Subject; readonly mayWrite: boolean }): ReactElement => {
  const { t } = useMessages()
  const { subject, mayWrite } = props
  const [ending, setEnding] = useState<DocumentInfo>()
  const query = useOperation(listDocuments, { query: { subjectKind: subject.kind, subjectId: subject.id } })
  return (
    <section className="card">
      <header>
        <h2>{t('register.documents.title')}</h2>
        {mayWrite ? <Upload subject={subject} /> : null}
      </header>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="register-note">{t('register.documents.none')}</p>
          ) : (
            <ul className="register-documents">
              {items.map((document) => (
                <Row key={document.id} document={document} onEnd={mayWrite ? () => setEnding(document) : undefined} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {ending ? <Ending document={ending} onClose={() => setEnding(undefined)} /> : null}
    </section>
  )
}
