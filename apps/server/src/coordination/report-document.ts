import type { ProgressReport, ReportFigures } from '@ceyuan/contract'
import type { Block, OfficialDocument } from '../official-document/model.ts'
import { writtenDate } from '../official-document/numbering.ts'
import { amountText, targetText } from './figure-words.ts'
import type { Say } from './wording.ts'

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }))

const changeText = (say: Say, now: number, before: number): string => {
  if (now === before) return say('report.same')
  return say(now > before ? 'report.up' : 'report.down', { count: Math.abs(now - before) })
}

const overview = (say: Say, { asOf, counts, before }: ReportFigures): Block => ({
  kind: 'paragraph',
  text: say('report.counts', {
    asOf: writtenDate(asOf),
    total: counts.behind + counts.atRisk + counts.unknown + counts.onCourse + counts.met,
    ...counts,
    before: writtenDate(before.asOf),
    behindChange: changeText(say, counts.behind, before.counts.behind),
    metChange: changeText(say, counts.met, before.counts.met),
  }),
})

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

const targets = (say: Say, { targets: lines, asOf }: ReportFigures): Block => ({
  kind: 'table',
  caption: say('report.targetsCaption', { table: 1, asOf: writtenDate(asOf) }),
  columns: [
    { label: say('column.light'), width: 7, align: 'center' },
    { label: say('column.target'), width: 12, align: 'left' },
    { label: say('column.wanted'), width: 6, align: 'right' },
    { label: say('column.actual'), width: 6, align: 'right' },
    { label: say('column.completion'), width: 5, align: 'right' },
    { label: say('column.forecast'), width: 6, align: 'right' },
  ],
  rows: lines.map(({ light, title, target, actual, completion, forecast }) => [
    say(`light.${light}`),
    title,
    targetText(say, target),
    amountText(say, actual, target?.unit ?? ''),
    completion === null ? say('absent') : percent(completion),
    amountText(say, forecast, target?.unit ?? ''),
  ]),
})

const stuck = (say: Say, { stuck: lines }: ReportFigures): Block[] =>
  lines.length === 0
    ? [{ kind: 'paragraph', text: say('report.stuckNone') }]
    : [
        {
          kind: 'table',
          caption: say('report.stuckCaption', { table: 2 }),
          columns: [
            { label: say('column.light'), width: 7, align: 'center' },
            { label: say('column.section'), width: 5, align: 'center' },
            { label: say('column.matter'), width: 9, align: 'left' },
            { label: say('column.lead'), width: 6, align: 'left' },
            { label: say('column.reason'), width: 19, align: 'left' },
          ],
          rows: lines.map(({ light, section, title, lead, reason }) => [
            say(`light.${light}`),
            section.replace('/', ''),
            title,
            lead?.name ?? say('absent'),
            reason,
          ]),
        },
      ]

const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** The monthly progress report as an official document, in the words of the city. */
export const reportDocument = (
  say: Say,
  report: ProgressReport,
  { plan, issuedOn }: { readonly plan: string; readonly issuedOn: string | null },
): OfficialDocument => {
  const [year = '', month = ''] = report.month.split('-')
  const { figures, narrative } = report
  const marks = [report.sample ? say('sampleMark') : '', issuedOn === null ? say('draftMark') : ''].filter(
    (mark) => mark !== '',
  )
  return {
    mark: marks.length === 0 ? null : marks.join(say('join')),
    letterhead: say('letterhead'),
    number:
      report.number === null || report.year === null
        ? say('draftNumber')
        : say('reportNumber', { year: report.year, number: report.number }),
    title: say('reportTitle', { plan, year, month: Number(month) }),
    addressee: say('reportAddressee'),
    body: [
      heading(say('report.overview')),
      overview(say, figures),
      ...paragraphs(narrative.overview),
      heading(say('report.targets')),
      targets(say, figures),
      heading(say('report.stuck')),
      ...stuck(say, figures),
      ...paragraphs(narrative.problems),
      heading(say('report.orders')),
      { kind: 'paragraph', text: say('report.ordersText', { ...figures.orders, meetings: figures.meetings }) },
      ...(narrative.next === '' ? [] : [heading(say('report.next')), ...paragraphs(narrative.next)]),
    ],
    attachments: [],
    signature: issuedOn === null ? null : { issuer: say('issuer'), date: issuedOn },
    note: say('report.note'),
    colophon: issuedOn === null ? null : { copies: [], printedBy: say('office'), printedOn: issuedOn },
  }
}
