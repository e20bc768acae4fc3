import { type RegisterInfo, createRecord, getRegister } from '@ceyuan/contract'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useCommand, useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Loaded } from '../../parts/States.tsx'
import { RecordForm } from './parts/RecordForm.tsx'
import { inLanguage } from './value.ts'
import './register.css'

const NewRecord = ({ register }: { readonly register: RegisterInfo }): ReactElement => {
  const { t, language } = useMessages()
  const navigate = useNavigate()
  const create = useCommand(createRecord)
  const params = { register: register.id }
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title">
        <h1>{t('register.newOf', { register: inLanguage(register.label, language) })}</h1>
      </div>
      <RecordForm
        register={register}
        record={undefined}
        draftKey={`${register.id}.new`}
        action={t('register.form.add')}
        error={create.error}
        isBusy={create.isPending}
        onSubmit={(fields, finish) =>
          create.mutate(
            { params, body: { fields } },
            {
              onSuccess: ({ id }) => {
                finish()
                void navigate({ to: '/registers/$register/$id', params: { ...params, id } })
              },
            },
          )
        }
        onCancel={() => void navigate({ to: '/registers/$register', params })}
      />
    </main>
  )
}

/** Adds one record by hand. */
export const NewRecordPage = (): ReactElement => {
  const { register = '' } = useParams({ strict: false })
  const query = useOperation(getRegister, { params: { register } }, { staleTime: 300_000 })
  return <Loaded query={query}>{(found) => <NewRecord register={found} />}</Loaded>
}
