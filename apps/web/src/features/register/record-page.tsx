import { type RecordInfo, type RegisterInfo, endRecord, getRecord, getRegister, updateRecord } from '@ceyuan/contract'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand, useOperation } from '../../api/hooks.ts'
import { ReasonDialog } from '../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../i18n/use-messages.ts'
import { AsOf, useAsOf } from '../../parts/AsOf.tsx'
import { Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { Documents } from './parts/Documents.tsx'
import { History } from './parts/History.tsx'
import { NotYet } from './parts/NotYet.tsx'
import { RecordFields } from './parts/RecordFields.tsx'
import { RecordForm } from './parts/RecordForm.tsx'
import { inLanguage, showValue } from './value.ts'
import './register.css'

type Shown = RecordInfo & { readonly mayWrite: boolean }
type Props = { readonly register: RegisterInfo; readonly record: Shown }

const Ending = ({ register, record, onClose }: Props & { readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const end = useCommand(endRecord)
  const { id, version } = record
  return (
    <ReasonDialog
      title={t('register.end.title')}
      follows={[t('register.end.counts'), t('register.end.stays')]}
      action={t('register.end.action')}
      error={end.error}
      isBusy={end.isPending}
      onConfirm={(reason) =>
        end.mutate({ params: { register: register.id, id }, body: { version, reason } }, { onSuccess: onClose })
      }
      onCancel={onClose}
    />
  )
}

const Editing = ({ register, record, onDone }: Props & { readonly onDone: () => void }): ReactElement => {
  const { t } = useMessages()
  const update = useCommand(updateRecord)
  return (
    <RecordForm
      register={register}
      record={record}
      draftKey={`${register.id}.${record.id}.${record.version}`}
      action={t('register.form.save')}
      error={update.error}
      isBusy={update.isPending}
      onSubmit={(fields, finish) =>
        update.mutate(
          { params: { register: register.id, id: record.id }, body: { version: record.version, fields } },
          {
            onSuccess: () => {
              finish()
              onDone()
            },
          },
        )
      }
      onCancel={onDone}
    />
  )
}

const Head = (props: Props & { readonly onEdit: () => void; readonly onEnd: () => void }): ReactElement => {
  const { t, language } = useMessages()
  const { register, record } = props
  const title = register.fields.find(({ id }) => id === register.title)
  const name = title
    ? showValue({ field: title, titles: record.titles, language, t }, record.fields[title.id])
    : undefined
  const mayChange = record.mayWrite && record.endedAt === null
  return (
    <div className="page-title">
      <h1>{name ?? record.key}</h1>
      <Link to="/registers/$register" params={{ register: register.id }}>
        {inLanguage(register.label, language)}
      </Link>
      {record.sample ? <span className="tag">{t('register.sample')}</span> : null}
      {record.endedAt === null ? null : <span className="tag">{t('register.endedMark')}</span>}
      <div className="buttons push no-print">
        <AsOf today={undefined} />
        {mayChange ? (
          <>
            <button type="button" className="button compact primary" onClick={props.onEdit}>
              {t('register.edit')}
            </button>
            <button type="button" className="button compact" onClick={props.onEnd}>
              {t('register.end')}
            </button>
          </>
        ) : null}
        <button type="button" className="button compact" onClick={() => print()}>
          {t('shell.print')}
        </button>
      </div>
    </div>
  )
}

const Record = ({ register, record }: Props): ReactElement => {
  const { search, change } = useUrl()
  const [isEnding, setEnding] = useState(false)
  const isEditing = search['edit'] === '1' && record.mayWrite
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Head
        register={register}
        record={record}
        onEdit={() => change({ edit: '1' }, 'push')}
        onEnd={() => setEnding(true)}
      />
      <div className="register-columns">
        {isEditing ? (
          <Editing register={register} record={record} onDone={() => change({ edit: undefined })} />
        ) : (
          <RecordFields register={register} record={record} />
        )}
        <div className="stack">
          <Documents subject={{ kind: register.id, id: record.id }} mayWrite={record.mayWrite} />
          <History register={register} id={record.id} />
        </div>
      </div>
      {isEnding ? <Ending register={register} record={record} onClose={() => setEnding(false)} /> : null}
    </main>
  )
}

/** One record, now or as of a day: its fields, documents and history. */
export const RecordPage = (): ReactElement => {
  const { register = '', id = '' } = useParams({ strict: false })
  const asOf = useAsOf()
  const declared = useOperation(getRegister, { params: { register } }, { staleTime: 300_000 })
  const query = useOperation(getRecord, { params: { register, id }, query: asOf === undefined ? {} : { asOf } })
  if (query.isError && asOf !== undefined) return <NotYet register={register} id={id} asOf={asOf} error={query.error} />
  return (
    <Loaded query={declared}>
      {(found) => <Loaded query={query}>{(record) => <Record register={found} record={record} />}</Loaded>}
    </Loaded>
  )
}
