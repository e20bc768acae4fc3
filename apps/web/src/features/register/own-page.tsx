import { listOwnRecords, type RecordInfo, type RegisterInfo } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { RecordFields } from './parts/RecordFields.tsx'
import { inLanguage } from './value.ts'
import './register.css'

const Own = ({ register, record }: { readonly register: RegisterInfo; readonly record: RecordInfo }): ReactElement => {
  const { t, language } = useMessages()
  const name = record.fields[register.title]
  return (
    <>
      <div className="page-title">
        <h2>{typeof name === 'string' ? name : record.key}</h2>
        <span className="quiet">{inLanguage(register.label, language)}</span>
        {record.sample ? <span className="tag">{t('register.sample')}</span> : null}
        <span className="small quiet">{t('register.own.keeper', { unit: register.owner.name })}</span>
      </div>
      <RecordFields register={register} record={record} />
    </>
  )
}

/** What the registers hold of the enterprise or institute that the reader speaks for. */
export const OwnRecordPage = (): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(listOwnRecords)
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title">
        <h1>{t('register.own.title')}</h1>
        <span className="quiet">{t('register.own.note')}</span>
      </div>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('register.own.none')} text={t('register.own.noneText')} />
          ) : (
            items.map(({ register, record }) => <Own key={record.id} register={register} record={record} />)
          )
        }
      </Loaded>
    </main>
  )
}
