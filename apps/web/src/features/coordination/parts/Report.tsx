import { downloadReport, issueReport, type ProgressReport, writeReport } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { addressOf } from '../../../api/call.ts'
import { useCommand } from '../../../api/hooks.ts'
import { ReasonDialog } from '../../../dialog/ReasonDialog.tsx'
import { formatInstant } from '../../../format/date.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { useMay, useTimeZone } from '../../../session/session.ts'
import { useDraft } from '../use-draft.ts'
import { TextField } from './Field.tsx'
import { ReportCounts, ReportStuck, ReportTargets, ReportWork } from './ReportFigures.tsx'

type Props = { readonly report: ProgressReport }
type Part = keyof ProgressReport['narrative']

const parts: readonly Part[] = ['overview', 'problems', 'next']

const Issue = ({ report }: Props): ReactElement => {
  const { t } = useMessages()
  const [isAsking, setIsAsking] = useState(false)
  const command = useCommand(issueReport)
  return (
    <>
      <button
        type="button"
        className="button primary compact"
        disabled={!report.isDue}
        title={report.isDue ? undefined : t('coordination.report.notDue')}
        onClick={() => setIsAsking(true)}
      >
        {t('coordination.report.issue')}
      </button>
      {isAsking ? (
        <ReasonDialog
          title={t('coordination.report.issue')}
          follows={[t('coordination.report.issueFollows', { asOf: report.figures.asOf })]}
          action={t('coordination.report.issue')}
          minimum={2}
          error={command.error}
          isBusy={command.isPending}
          onConfirm={(reason) =>
            command.mutate(
              { params: { month: report.month }, body: { version: report.version, reason } },
              { onSuccess: () => setIsAsking(false) },
            )
          }
          onCancel={() => setIsAsking(false)}
        />
      ) : null}
    </>
  )
}

const Narrative = ({ report }: Props): ReactElement => {
  const { t } = useMessages()
  const command = useCommand(writeReport)
  const { fields, isKept, set, clear } = useDraft(`report.${report.month}`, report.narrative)
  return (
    <form
      className="body order-acts no-print"
      onSubmit={(event) => {
        event.preventDefault()
        command.mutate(
          { params: { month: report.month }, body: { version: report.version, narrative: fields } },
          { onSuccess: clear },
        )
      }}
    >
      {command.isError ? <Problems error={command.error} /> : null}
      {parts.map((part) => (
        <TextField
          key={part}
          label={t(`coordination.narrative.${part}`)}
          value={fields[part]}
          rows={3}
          maxLength={8000}
          onChange={(text) => set({ [part]: text })}
        />
      ))}
      {isKept ? <p className="small quiet">{t('coordination.draftKept')}</p> : null}
      <div className="buttons">
        <button type="submit" className="button" disabled={command.isPending || !isKept}>
          {t('coordination.save')}
        </button>
      </div>
    </form>
  )
}

const Written = ({ report }: Props): ReactElement => {
  const { t } = useMessages()
  const told = parts.filter((part) => report.narrative[part] !== '')
  if (told.length === 0) return <p className="body quiet">{t('coordination.narrative.none')}</p>
  return (
    <dl className="body order-facts">
      {told.map((part) => [
        <dt key={`${part} label`}>{t(`coordination.narrative.${part}`)}</dt>,
        <dd key={part} className="order-text">
          {report.narrative[part]}
        </dd>,
      ])}
    </dl>
  )
}

const Heading = ({ report }: Props): ReactElement => {
  const { t } = useMessages()
  const timeZone = useTimeZone()
  const mayWrite = useMay('report.write')
  const address = (format: 'docx' | 'pdf'): string =>
    addressOf(downloadReport, { params: { month: report.month }, query: { format } })
  return (
    <header>
      <h2>{t('coordination.report.title', { month: report.month })}</h2>
      <span className="tag">{t(`coordination.report.${report.state}`)}</span>
      <span className="small quiet">
        {report.issuedAt === null
          ? t('coordination.report.live', { asOf: report.figures.asOf })
          : t('coordination.report.frozen', {
              asOf: report.figures.asOf,
              by: report.issuedBy ?? '',
              at: formatInstant(report.issuedAt, timeZone),
            })}
      </span>
      <span className="buttons push no-print">
        {mayWrite && report.state === 'draft' ? <Issue report={report} /> : null}
        <a className="button compact" href={address('docx')} download>
          {t('coordination.word')}
        </a>
        <a className="button compact" href={address('pdf')} download>
          {t('coordination.pdf')}
        </a>
      </span>
    </header>
  )
}

/** A monthly report: its numbers as of the month's end, what people add, and its issue. */
export const Report = ({ report }: Props): ReactElement => {
  const { t } = useMessages()
  const mayWrite = useMay('report.write')
  const isOpen = mayWrite && report.state === 'draft'
  return (
    <div className="stack">
      <section className="card">
        <Heading report={report} />
        <ReportCounts figures={report.figures} />
      </section>
      <ReportTargets figures={report.figures} />
      <ReportStuck figures={report.figures} />
      <ReportWork figures={report.figures} />
      <section className="card">
        <header>
          <h2>{t('coordination.narrative')}</h2>
        </header>
        {isOpen ? <Narrative report={report} /> : <Written report={report} />}
      </section>
    </div>
  )
}
