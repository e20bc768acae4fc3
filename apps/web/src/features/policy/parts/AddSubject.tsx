import { addProduct } from '@ceyuan/contract'
import { type ReactElement, useId, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'

const kinds = ['product', 'project'] as const

/** Names a product of the own enterprise, or a project that no register keeps, so that clauses about it can be asked. */
export const AddSubject = (): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const add = useCommand(addProduct)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<(typeof kinds)[number]>('product')
  return (
    <details className="more no-print">
      <summary>{t('policy.addSubject')}</summary>
      <form
        className="body supply"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate({ body: { kind, name: name.trim() } }, { onSuccess: () => setName('') })
        }}
      >
        <p className="small quiet">{t('policy.addSubjectHelp')}</p>
        <span className="supply-line">
          <label className="vh" htmlFor={`${id}-kind`}>
            {t('policy.addSubjectKind')}
          </label>
          <select
            id={`${id}-kind`}
            className="control"
            value={kind}
            onChange={(event) => setKind(event.target.value === 'project' ? 'project' : 'product')}
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`policy.subject.${each}`)}
              </option>
            ))}
          </select>
          <label className="vh" htmlFor={id}>
            {t('policy.addSubjectName')}
          </label>
          <input
            id={id}
            className="control"
            value={name}
            maxLength={120}
            onChange={(event) => setName(event.target.value)}
          />
          <button type="submit" className="button compact" disabled={add.isPending || name.trim().length < 2}>
            {t('policy.addSubjectAct')}
          </button>
        </span>
        {add.isError ? <Problems error={add.error} /> : null}
      </form>
    </details>
  )
}
