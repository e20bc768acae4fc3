import { Readable } from 'node:stream'
import {
  confirmMilestone,
  exportEvidence,
  getCockpit,
  getCommitment,
  getIndicator,
  getPlanProgress,
  getPublicPlan,
  getPublicProgress,
  listEvidence,
  listIndicators,
  publishProgress,
} from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { Feature } from '../context.ts'
import { bind, type Download } from '../http/call.ts'
import { toCsvLines, toXlsx, type EvidenceTable } from './evidence-export.ts'
import { progressServiceOf } from './service.ts'

const downloadOf = (table: EvidenceTable, format: 'xlsx' | 'csv'): Download =>
  format === 'csv'
    ? {
        kind: 'download',
        mediaType: 'text/csv; charset=utf-8',
        filename: `${table.name}.csv`,
        content: Readable.from(toCsvLines(table)),
      }
    : {
        kind: 'download',
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        filename: `${table.name}.xlsx`,
        content: toXlsx(table),
      }

/** The plan, its lights and what is behind them. */
export const progressFeature: Feature = (context) => {
  const service = progressServiceOf(context)
  let warming: Promise<void> = Promise.resolve()
  // The evidence is read once before anyone asks; the server answers meanwhile.
  context.lifetime.onReady(async () => {
    warming = service.cockpit({}, 'zh-CN').then(
      () => undefined,
      (error: unknown) => context.reportFailure(error, 'progress'),
    )
  })
  context.lifetime.onClose(() => warming)
  return [
    bind(getCockpit, ({ query, locale }) => service.cockpit(query, locale)),
    bind(getPlanProgress, ({ actor, query, locale }) => service.plan(actor, query, locale)),
    bind(getCommitment, ({ actor, params, query, locale }) => service.commitment(actor, params.id, query, locale)),
    bind(listIndicators, ({ query, locale }) => service.indicators(query, locale)),
    bind(getIndicator, ({ params, query, locale }) => service.indicator(params.id, query, locale)),
    bind(listEvidence, ({ actor, params, query, locale }) => service.evidence(actor, params.id, query, locale)),
    bind(exportEvidence, async ({ actor, params, query, locale }) =>
      Result.map(await service.evidenceTable(actor, params.id, query, locale), (table) =>
        downloadOf(table, query.format),
      ),
    ),
    bind(confirmMilestone, ({ actor, write, params, body }) =>
      service.confirm(actor, write, { commitment: params.id, ...body }),
    ),
    bind(publishProgress, ({ actor, write, body }) => service.publish(actor, write, body)),
    bind(getPublicPlan, async ({ actor, locale }) =>
      Result.map(await service.published(actor, locale), ({ plan }) => plan),
    ),
    bind(getPublicProgress, async ({ actor, locale }) =>
      Result.map(await service.published(actor, locale), ({ progress }) => progress),
    ),
  ]
}
