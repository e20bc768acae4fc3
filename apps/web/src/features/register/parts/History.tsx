import { type RegisterInfo, listRecordVersions } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useOperation } from '../../../api/hooks.ts'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'
import { Loaded } from '../../../parts/States.tsx'
import { inLanguage, showValue } from '../value.ts'

type Version = z.output<typeof listRecordVersions.output>['items'][number]

const Change = (props: {
  readonly register: RegisterInfo
  readonly version: Version
  readonly before: Version | undefined
}): ReactElement => {
  const { t, language } = useMessages()
  const { register, version, before } = props
  if (before === undefined) return <p>{t('register.history.added')}</p>
  if (version.endReason !== null) return <p>{t('register.history.ended', { reason: version.endReason })}</p>
  const fields = register.fields.filter(({ id }) => version.changed.includes(id))
  return (
    <ul>
      {fields.map((field) => {
        const show = (of: Version): string =>
          showValue({ field, titles: of.titles, language, t }, of.fields[field.id]) ?? t('shell.absent.empty')
        return (
          <li key={field.id}>
            {t('register.history.change', {
              field: inLanguage(field.label, language),
              from: show(before),
              to: show(version),
            })}
          </li>
        )
      })}
    </ul>
  )
}

/** Every version of a record, latest first: when, who, what changed. */
export const History = (props: { readonly register: RegisterInfo; readonly id: string }): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const query = useOperation(listRecordVersions, { params: { register: props.register.id, id: props.id } })
  return (
    <section className="card">
      <header>
        <h2>{t('register.history.title')}</h2>
      </header>
      <Loaded query={query}>
        {({ items }) => (
          <ol className="register-history">
            {items.map((version, index) => (
              <li key={version.version}>
                <p className="small quiet">
                  {formatInstant(version.recordedAt, timeZone)}
                  {version.recordedBy === null ? '' : ` ${version.recordedBy}`}
                  {version.sample ? ` ${t('register.sample')}` : ''}
                </p>
                <Change register={props.register} version={version} before={items[index + 1]} />
              </li>
            ))}
          </ol>
        )}
      </Loaded>
    </section>
  )
}
