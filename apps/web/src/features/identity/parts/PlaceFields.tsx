import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { FormProblems } from '../form-problems.ts'
import { Field } from './Field.tsx'
import type { Roles } from './people-columns.tsx'

/** What a person is to be, and for whom, as the form holds it; empty text for none. */
export type PlaceValues = { readonly role: string; readonly unitId: string; readonly creditCode: string }

type Props = {
  readonly roles: Roles
  readonly value: PlaceValues
  readonly onChange: (value: PlaceValues) => void
  readonly problems: FormProblems
}

/** Role, unit and credit code. */
export const PlaceFields = ({ roles, value, onChange, problems }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <>
      <Field
        label={t('identity.people.role')}
        value={value.role}
        onChange={(role) => onChange({ ...value, role })}
        problems={problems.at('/body/role')}
        options={roles.items.map(({ id, label }) => ({ value: id, label }))}
      />
      <Field
        label={t('identity.people.unit')}
        value={value.unitId}
        onChange={(unitId) => onChange({ ...value, unitId })}
        problems={problems.at('/body/unitId')}
        options={[
          { value: '', label: t('identity.people.noUnit') },
          ...roles.units.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <Field
        label={t('identity.people.creditCode')}
        value={value.creditCode}
        onChange={(creditCode) => onChange({ ...value, creditCode })}
        problems={problems.at('/body/creditCode')}
        isOptional
      />
    </>
  )
}

/** The same as the API takes it. */
export const toPlace = ({ role, unitId, creditCode }: PlaceValues) => ({
  role,
  unitId: unitId === '' ? null : unitId,
  creditCode: creditCode.trim() === '' ? null : creditCode.trim().toUpperCase(),
})
