import { type auditEntry, listAudit, verifyAudit } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { useCommand, useOperation } from '../../api/hooks.ts'
import { formatInstant, isCivilDate } from '../../format/date.ts'
import { type Say, useMessages } from '../../i18n/use-messages.ts'
import { useTimeZone } from '../../session/session.ts'
import type { ListColumn } from '../../list/list-column.ts'
import { ListPage } from '../../list/ListPage.tsx'
import { useListState } from '../../list/list-state.ts'
import { Empty, Problems } from '../../parts/States.tsx'

type Entry = z.output<typeof auditEntry>

/** What the people call an action or a kind of thing; its own id where they have no word for it. */
const nameOf = (t: Say, of: 'action' | 'kind', id: string): string =>
  t(`audit.${of}Name`, { [of]: id.replaceAll(/[.-]/gu, '_'), other: id })

const Named = ({ name, id }: { readonly name: string; readonly id: string }): ReactElement => (
  <>
    {name} <span className="small quiet">{id === name ? '' : id}</span>
  </>
)

const columnsOf = (t: Say, timeZone: string | undefined): readonly ListColumn<Entry>[] => {
  const none = t('shell.absent.empty')
  return [
    { id: 'sequence', label: t('audit.sequence'), isNumber: true, cell: ({ sequence }) => sequence },
    { id: 'at', label: t('audit.at'), cell: ({ at }) => formatInstant(at, timeZone) },
    {
      id: 'actor',
      label: t('audit.actor'),
      cell: ({ actorName }) => (actorName === 'system' ? t('audit.system') : actorName),
    },
    { id: 'role', label: t('audit.role'), cell: ({ role }) => role ?? none },
    {
      id: 'action',
      label: t('audit.action'),
      cell: ({ action }) => <Named name={nameOf(t, 'action', action)} id={action} />,
    },
    {
      id: 'subject',
      label: t('audit.subject'),
      cell: ({ subject: { kind, id } }) => <Named name={nameOf(t, 'kind', kind)} id={`${kind} ${id}`} />,
    },
    { id: 'reason', label: t('audit.reason'), cell: ({ reason }) => reason ?? none },
    { id: 'detail', label: t('audit.detail'), isExtra: true, cell: ({ detail }) => JSON.stringify(detail) },
    { id: 'hash', label: t('audit.hash'), isExtra: true, cell: ({ hash }) => hash },
  ]
}

const Verify = (): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(verifyAudit)
  const verdict = command.data
  return (
    <>
      <button
        type="button"
        className="button primary compact"
        disabled={command.isPending}
        onClick={() => command.mutate({})}
      >
        {t('audit.verify')}
      </button>
      {command.isError ? <Problems error={command.error} /> : null}
      {verdict?.kind === 'intact' ? (
        <output>{t('audit.intact', { count: verdict.count, hash: verdict.lastHash })}</output>
      ) : null}
      {verdict?.kind === 'broken' ? (
        <p className="fault" role="alert">
          {verdict.detail}
        </p>
      ) : null}
    </>
  )
}

const dayOf = (text: string | undefined): string | undefined => (isCivilDate(text) ? text : undefined)

/** The audit chain, newest first, and a button that follows it from its first entry. */
export const AuditPage = (): ReactElement => {
  const { t } = useMessages()
  const state = useListState()
  const { actor, action, subjectKind, subjectId, from, to } = state.filters
  const query = useOperation(
    listAudit,
    { query: { actor, action, subjectKind, subjectId, from: dayOf(from), to: dayOf(to), after: state.cursor } },
    { keep: true },
  )
  const filters = ['actor', 'action', 'subjectKind', 'subjectId', 'from', 'to']
  return (
    <ListPage
      id="audit"
      title={t('audit.title')}
      query={query}
      state={state}
      columns={columnsOf(t, useTimeZone())}
      filters={filters.map((id) => ({ id, label: t(`audit.${id}`) }))}
      keyOf={({ sequence }) => sequence}
      actions={<Verify />}
      empty={<Empty title={t('audit.empty')} text={t('audit.emptyText')} />}
      source={t('audit.source')}
    />
  )
}
