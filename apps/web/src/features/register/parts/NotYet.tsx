import { listRecordVersions } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { formatInstantDay } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Empty, Failure } from '../../../parts/States.tsx'
import { useUrl } from '../../../router/url.ts'
import { useTimeZone } from '../../../session/session.ts'

/** Says that a record was not known on a day, from which day on it was, and leads there or to now. */
export const NotYet = (props: {
  readonly register: string
  readonly id: string
  readonly asOf: string
  readonly error: unknown
}): ReactElement => {
  const { t } = useMessages()
  const { change } = useUrl()
  const timeZone = useTimeZone()
  const { register, id, asOf, error } = props
  const versions = useOperation(listRecordVersions, { params: { register, id } }, { staleTime: 60_000 }).data
  const first = versions?.items.map(({ recordedAt }) => formatInstantDay(recordedAt, timeZone)).toSorted()[0]
  return (
    <main className="page" id="content" tabIndex={-1}>
      {first === undefined || first <= asOf ? <Failure error={error} /> : null}
      {first === undefined || first <= asOf ? null : (
        <Empty title={t('register.notYet', { on: asOf })} text={t('register.knownFrom', { on: first })}>
          <button type="button" className="button primary" onClick={() => change({ asOf: first })}>
            {t('register.seeFirst', { on: first })}
          </button>
          <button type="button" className="button" onClick={() => change({ asOf: undefined })}>
            {t('shell.seeNow')}
          </button>
        </Empty>
      )}
    </main>
  )
}
