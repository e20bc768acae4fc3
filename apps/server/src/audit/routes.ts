import { listAudit, verifyAudit } from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import type { Feature } from '../context.ts'
import { bind } from '../http/call.ts'
import { createAuditService } from './service.ts'

/** The audit chain. */
export const auditFeature: Feature = ({ database, city }) => {
  const service = createAuditService(database)
  return [
    bind(listAudit, async ({ actor, query }) =>
      Result.success(await service.list(actor, { ...query, timeZone: city.timeZone })),
    ),
    bind(verifyAudit, async ({ locale }) => Result.success(await service.verify(locale))),
  ]
}
