import {
  comparePlanDraft,
  confirmPlanDraft,
  correctPlanDraft,
  createPlanDraft,
  endPlanDraft,
  getPlanDraft,
  listPlanVersions,
  undoPlanCorrection,
} from '@ceyuan/contract'
import { Problem, Result } from '@ceyuan/values'
import type { Feature } from '../context.ts'
import { bind, type Call, type FilePart } from '../http/call.ts'
import { createPlanService, type PlanFile } from './service.ts'
import { largestDocument } from './text/read-document.ts'

const readWhole = async ({ stream, filename }: FilePart): Promise<Result<PlanFile>> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) continue
    size += chunk.length
    if (size <= largestDocument) chunks.push(chunk)
  }
  const fileName =
    filename
      .replace(/^.*[/\\]/u, '')
      .replaceAll(/\p{Cc}/gu, '')
      .slice(-255) || 'plan'
  if (size > largestDocument) {
    return Result.failure(Problem.create('plan.file-too-large', { file: fileName, found: size, most: largestDocument }))
  }
  return Result.success({ fileName, bytes: Buffer.concat(chunks) })
}

const receive = async ({ parts }: Call): Promise<Result<PlanFile>> => {
  for await (const part of parts()) if (part.kind === 'file') return readWhole(part)
  return Result.success(null)
}

/** Reading, correcting, comparing and confirming the plan. */
export const planRoutes: Feature = ({ database, city }) => {
  const service = createPlanService(database, city)
  return [
    bind(createPlanDraft, async (call) => {
      const file = await receive(call)
      return file.kind === 'failure' ? file : service.create(call.actor, call.write, file.value)
    }),
    bind(listPlanVersions, async ({ actor }) =>
      Result.success({ items: [...(await service.list(actor))], next: null }),
    ),
    bind(getPlanDraft, ({ actor, params }) => service.get(actor, params.id)),
    bind(correctPlanDraft, ({ actor, write, params, body }) =>
      service.correct(actor, write, { id: params.id, version: body.version }, body.correction),
    ),
    bind(undoPlanCorrection, ({ actor, write, params, body }) =>
      service.undo(actor, write, { id: params.id, version: body.version }),
    ),
    bind(comparePlanDraft, ({ actor, params }) => service.compare(actor, params.id)),
    bind(confirmPlanDraft, ({ actor, write, params, body }) =>
      service.confirm(actor, write, { id: params.id, version: body.version }, body.reason),
    ),
    bind(endPlanDraft, ({ actor, write, params, body }) =>
      service.end(actor, write, { id: params.id, version: body.version }, body.reason),
    ),
  ]
}
