import type { listRoles, Person } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { formatInstantDay } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useTimeZone } from '../../../session/session.ts'
import type { ListColumn } from '../../../list/list-column.ts'

/** The roles and units of the city, as the API lists them. */
export type Roles = z.output<typeof listRoles.output>

/** What is about to be done to a person. */
export type Act = { readonly kind: 'change' | 'disable' | 'enable' | 'reset'; readonly person: Person }

const Acts = ({ person, onAct }: { readonly person: Person; readonly onAct: (act: Act) => void }): ReactElement => {
  const { t } = useMessages()
  const kinds: readonly Act['kind'][] = ['change', 'reset', person.isDisabled ? 'enable' : 'disable']
  return (
    <div className="buttons">
      {kinds.map((kind) => (
        <button key={kind} type="button" className="button text compact" onClick={() => onAct({ kind, person })}>
          {t(`identity.${kind}.action`)}
        </button>
      ))}
    </div>
  )
}

/** The columns of the list of people; the last one only for those who may change them. */
export const usePeopleColumns = (
  roles: Roles | undefined,
  onAct: ((act: Act) => void) | undefined,
): readonly ListColumn<Person>[] => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const none = t('shell.absent.empty')
  const roleOf = ({ role }: Person): string => roles?.items.find(({ id }) => id === role)?.label ?? role
  const unitOf = ({ unitId }: Person): string => roles?.units.find(({ id }) => id === unitId)?.name ?? unitId ?? none
  const column = (id: string, cell: ListColumn<Person>['cell'], isExtra = false): ListColumn<Person> => ({
    id,
    label: t(`identity.people.${id}`),
    cell,
    isExtra,
  })
  return [
    column('username', ({ username, isSample }) => (
      <>
        {username} {isSample ? <span className="tag">{t('identity.people.sample')}</span> : null}
      </>
    )),
    column('name', ({ name }) => name),
    column('role', roleOf),
    column('unit', unitOf),
    column('creditCode', ({ creditCode }) => creditCode ?? none, true),
    column('state', ({ isDisabled, disabledReason }) =>
      isDisabled ? t('identity.people.disabled', { reason: disabledReason ?? none }) : t('identity.people.active'),
    ),
    column('twoFactor', ({ hasTwoFactor }) => (hasTwoFactor ? t('identity.people.isOn') : none)),
    column('since', ({ createdAt }) => formatInstantDay(createdAt, timeZone), true),
    ...(onAct ? [column('actions', (person: Person) => <Acts person={person} onAct={onAct} />)] : []),
  ]
}
