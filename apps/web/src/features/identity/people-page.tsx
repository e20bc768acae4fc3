import { listPeople, listRoles } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty } from '../../parts/States.tsx'
import { useMay } from '../../session/session.ts'
import { AddPerson } from './parts/AddPerson.tsx'
import { PersonAct } from './parts/PersonAct.tsx'
import { type Act, usePeopleColumns } from './parts/people-columns.tsx'
import { RoleTable } from './parts/RoleTable.tsx'
import './identity.css'

/** People with an account, the roles and what they may do; administrators change both. */
export const PeoplePage = (): ReactElement => {
  const { t } = useMessages()
  const state = useListState()
  const mayManage = useMay('person.manage')
  const [act, setAct] = useState<Act | undefined>()
  const [isAdding, setAdding] = useState(false)
  const roles = useOperation(listRoles).data
  const { search, role, unit } = state.filters
  const after = state.cursor
  const query = useOperation(listPeople, { query: { search, role, unit, after } }, { keep: true })
  const columns = usePeopleColumns(roles, mayManage ? setAct : undefined)
  return (
    <>
      <ListPage
        id="people"
        title={t('identity.people.title')}
        query={query}
        state={state}
        columns={columns}
        filters={[
          { id: 'search', label: t('identity.people.search') },
          {
            id: 'role',
            label: t('identity.people.role'),
            options: roles?.items.map(({ id, label }) => ({ value: id, label })) ?? [],
          },
          {
            id: 'unit',
            label: t('identity.people.unit'),
            options: roles?.units.map(({ id, name }) => ({ value: id, label: name })) ?? [],
          },
        ]}
        keyOf={({ id }) => id}
        actions={
          mayManage ? (
            <button type="button" className="button primary compact" onClick={() => setAdding(true)}>
              {t('identity.people.add')}
            </button>
          ) : null
        }
        empty={<Empty title={t('identity.people.empty')} text={t('identity.people.emptyText')} />}
      />
      {roles ? <RoleTable roles={roles.items} /> : null}
      {isAdding && roles ? <AddPerson roles={roles} onClose={() => setAdding(false)} /> : null}
      {act && roles ? <PersonAct act={act} roles={roles} onClose={() => setAct(undefined)} /> : null}
    </>
  )
}
