import type { RecordInfo, RegisterInfo } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { headUnit, inLanguage } from '../value.ts'
import { ShowValue } from './ShowValue.tsx'

/** Every field of a record, with its unit, what it means and where it comes from. */
export const RecordFields = (props: { readonly register: RegisterInfo; readonly record: RecordInfo }): ReactElement => {
  const { t, language } = useMessages()
  const { register, record } = props
  return (
    <section className="card">
      <header>
        <h2>{t('register.fields')}</h2>
      </header>
      <table className="table register-fields">
        <caption className="vh">{t('register.fields')}</caption>
        <tbody>
          {register.fields.map((field) => {
            const unit = headUnit(field, t)
            return (
              <tr key={field.id}>
                <th scope="row" title={field.help ? inLanguage(field.help, language) : undefined}>
                  {inLanguage(field.label, language)}
                  {unit === undefined ? null : <span className="small quiet">{t('shell.unitInHead', { unit })}</span>}
                </th>
                <td>
                  <ShowValue field={field} record={record} isWhole />
                </td>
                <td className="small quiet">{field.source ? inLanguage(field.source, language) : ''}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}
