import { z } from 'zod'
import { binary, cursor } from './binary.ts'
import { operation } from './operation.ts'
import { civilDate, light, lightCounts, targetFigure, unitRef } from './progress-shapes.ts'

/** A month, 'YYYY-MM'. */
export const reportMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/u)

/** The numbers of a monthly report, computed as of the month's last day and frozen when it is issued. */
export const reportFigures = z.object({
  asOf: civilDate,
  counts: lightCounts,
  before: z.object({ asOf: civilDate, counts: lightCounts }),
  targets: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      light,
      target: targetFigure.nullable(),
      actual: z.number().nullable(),
      completion: z.number().nullable(),
      forecast: z.number().nullable(),
      probability: z.number().nullable(),
      dataAsOf: civilDate.nullable(),
    }),
  ),
  stuck: z.array(
    z.object({
      id: z.string(),
      section: z.string(),
      title: z.string(),
      light,
      reason: z.string(),
      lead: unitRef.nullable(),
      overdueDays: z.int().nullable(),
    }),
  ),
  orders: z.object({ sent: z.int(), answered: z.int(), closed: z.int(), open: z.int(), overdue: z.int() }),
  meetings: z.int(),
})

/** The numbers of a monthly report. */
export type ReportFigures = z.infer<typeof reportFigures>

/** What people add to the numbers. */
export const reportNarrative = z.object({
  overview: z.string().trim().max(8000).default(''),
  problems: z.string().trim().max(8000).default(''),
  next: z.string().trim().max(8000).default(''),
})

/** What people add to the numbers. */
export type ReportNarrative = z.infer<typeof reportNarrative>

/** A monthly progress report. While `draft`, its figures follow the records; once issued they stay as they were. */
export const progressReport = z.object({
  month: reportMonth,
  state: z.enum(['draft', 'issued']),
  year: z.int().nullable(),
  number: z.int().nullable(),
  /** Whether the month is over, so that it may be issued. */
  isDue: z.boolean(),
  issuedAt: z.string().nullable(),
  issuedBy: z.string().nullable(),
  narrative: reportNarrative,
  figures: reportFigures,
  sample: z.boolean(),
  version: z.int(),
})

/** A monthly progress report. */
export type ProgressReport = z.infer<typeof progressReport>

const byMonth = z.object({ month: reportMonth })

/** The months of the plan with their reports, latest first. */
export const listReports = operation({
  id: 'listReports',
  method: 'GET',
  path: '/api/reports',
  scope: 'progress.read',
  summary: 'List the monthly progress reports',
  output: z.object({
    items: z.array(
      z.object({
        month: reportMonth,
        state: z.enum(['none', 'draft', 'issued']),
        number: z.int().nullable(),
        issuedAt: z.string().nullable(),
      }),
    ),
    next: cursor,
  }),
})

/** The report of a month; where none was begun, what it would say. */
export const getReport = operation({
  id: 'getReport',
  method: 'GET',
  path: '/api/reports/:month',
  scope: 'progress.read',
  summary: 'Get a monthly progress report',
  params: byMonth,
  output: progressReport,
})

/** Writes what people add to the numbers. */
export const writeReport = operation({
  id: 'writeReport',
  method: 'PUT',
  path: '/api/reports/:month',
  scope: 'report.write',
  summary: 'Write a monthly progress report',
  params: byMonth,
  body: z.object({ version: z.int(), narrative: reportNarrative }),
  output: progressReport,
  problems: ['coordination.changed-meanwhile', 'coordination.report-issued'],
})

/** Issues a report: it gets its number, and its figures are frozen. */
export const issueReport = operation({
  id: 'issueReport',
  method: 'POST',
  path: '/api/reports/:month/issue',
  scope: 'report.write',
  summary: 'Issue a monthly progress report',
  params: byMonth,
  body: z.object({ version: z.int(), reason: z.string().trim().min(2).max(500) }),
  output: progressReport,
  problems: ['coordination.changed-meanwhile', 'coordination.report-issued', 'coordination.report-month'],
})

/** The report as an official document. */
export const downloadReport = operation({
  id: 'downloadReport',
  method: 'GET',
  path: '/api/reports/:month/document',
  scope: 'progress.read',
  summary: 'Download a monthly progress report as an official document',
  params: byMonth,
  query: z.object({ format: z.enum(['docx', 'pdf']) }),
  output: binary,
  problems: ['document.no-font'],
})
