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
import type { PerLanguage } from './context.ts'
import type { MeetingService } from './meeting-service.ts'

/** Calling and holding meetings. */
export const meetingRoutes = (services: PerLanguage<MeetingService>): readonly Binding[] => [
  bind(listMeetings, async ({ actor, query, locale }) => Result.success(await services[locale].list(actor, query))),
  bind(getMeeting, ({ actor, params, locale }) => services[locale].get(actor, params.id)),
  bind(callMeeting, ({ actor, write, body, locale }) => services[locale].call(actor, write, body)),
  bind(gatherAgenda, ({ actor, params, locale }) => services[locale].proposals(actor, params.id, locale)),
  bind(addAgendaItems, ({ actor, write, params, body, locale }) =>
    services[locale].addItems(actor, write, { id: params.id, version: body.version }, body.items),
  ),
  bind(recordDecision, ({ actor, write, params, body, locale }) => {
    const { version, ...text } = body
    return services[locale].record(actor, write, { ...params, version }, text)
  }),
  bind(writeMinutes, ({ actor, write, params, body, locale }) => {
    const { version, ...text } = body
    return services[locale].minutes(actor, write, { ...params, version }, text)
  }),
  bind(orderFromDecision, ({ actor, write, params, body, locale }) => {
    const { version, ...to } = body
    return services[locale].order(actor, write, { ...params, version }, to)
  }),
]
