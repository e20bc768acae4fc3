import {
  addAgendaItems,
  callMeeting,
  gatherAgenda,
  getMeeting,
  listMeetings,
  orderFromDecision,
  recordDecision,
  writeMinutes,
} from '@ceyuan/contract'
import { Result } from '@ceyuan/values'
import { bind, type Binding } from '../http/call.ts'
import type { MeetingService } from './meeting-service.ts'

/** Calling and holding meetings. */
export const meetingRoutes = (service: MeetingService): readonly Binding[] => [
  bind(listMeetings, async ({ actor, query }) => Result.success(await service.list(actor, query))),
  bind(getMeeting, ({ actor, params }) => service.get(actor, params.id)),
  bind(callMeeting, ({ actor, write, body }) => service.call(actor, write, body)),
  bind(gatherAgenda, ({ actor, params, locale }) => service.proposals(actor, params.id, locale)),
  bind(addAgendaItems, ({ actor, write, params, body }) =>
    service.addItems(actor, write, { id: params.id, version: body.version }, body.items),
  ),
  bind(recordDecision, ({ actor, write, params, body }) => {
    const { version, ...text } = body
    return service.record(actor, write, { ...params, version }, text)
  }),
  bind(writeMinutes, ({ actor, write, params, body }) => {
    const { version, ...text } = body
    return service.minutes(actor, write, { ...params, version }, text)
  }),
  bind(orderFromDecision, ({ actor, write, params, body }) => {
    const { version, ...to } = body
    return service.order(actor, write, { ...params, version }, to)
  }),
]
