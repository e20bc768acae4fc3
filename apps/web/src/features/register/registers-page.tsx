import { type RegisterInfo, listRegisters } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { inLanguage } from './value.ts'
import './register.css'

const Row = ({ register }: { readonly register: RegisterInfo }): ReactElement => {
  const { t, language } = useMessages()
  const { id, label, help, owner, visibility, mayImport } = register
  return (
    <tr>
      <td className="nowrap">
        <Link to="/registers/$register" params={{ register: id }}>
          {inLanguage(label, language)}
        </Link>
      </td>
      <td>{help ? inLanguage(help, language) : ''}</td>
      <td className="nowrap">{owner.name}</td>
      <td className="nowrap">{t(`register.visibility.${visibility}`)}</td>
      <td className="nowrap">
        {mayImport ? (
          <Link to="/registers/$register/import" params={{ register: id }}>
            {t('register.import')}
          </Link>
        ) : null}
      </td>
    </tr>
  )
}

/** Which registers the city keeps, who keeps them, and the way in. */
export const RegistersPage = (): ReactElement => {
  const { t } = useMessages()
  const query = useOperation(listRegisters)
  return (
    <main className="page" id="content" tabIndex={-1}>
      <div className="page-title">
        <h1>{t('register.title')}</h1>
        <span className="quiet">{t('register.titleHint')}</span>
      </div>
      <section className="card">
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Empty title={t('register.noRegisters')} text={t('register.noRegistersText')} />
            ) : (
              <div className="scroll">
                <table className="table">
                  <thead>
                    <tr>
                      {(['name', 'help', 'owner', 'seenBy', 'act'] as const).map((name) => (
                        <th key={name} scope="col">
                          {t(`register.head.${name}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map((register) => (
                      <Row key={register.id} register={register} />
                    ))}
                  </tbody>
                </table>
              </div>
            )
          }
        </Loaded>
      </section>
    </main>
  )
}
