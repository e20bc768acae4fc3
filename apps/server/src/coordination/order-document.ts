import type { OrderDetail } from '@ceyuan/contract'
import type { City } from '../city/city.ts'
import type { Block, OfficialDocument } from '../official-document/model.ts'
import { writtenDate } from '../official-document/numbering.ts'
import type { Say } from './wording.ts'

type PlanHead = NonNullable<City['plan']>

const paragraphs = (text: string): Block[] =>
  text
    .split(/\n+/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: line }))

const termText = (say: Say, { clock }: OrderDetail): string => {
  const days = clock.workingDays
  if (clock.dueOn === null || clock.dueEarliest === null) return say('order.termDraft', { days })
  const due = writtenDate(clock.dueOn)
  return clock.dueEarliest === clock.dueOn
    ? say('order.termText', { days, due })
    : say('order.termRange', { days, due, earliest: writtenDate(clock.dueEarliest) })
}

const eventText = (say: Say, event: OrderDetail['events'][number]): string =>
  [
    event.standing === null ? '' : say(`standing.${event.standing}`),
    (event.text ?? '').replace(/\u3002$/u, ''),
    event.workingDays === null ? '' : say('days', { days: event.workingDays }),
    event.approver === null ? '' : say('approved', { approver: event.approver }),
    ...event.documents.map(({ name }) => name),
  ]
    .filter((part) => part !== '')
    .join(say('join'))

// Shown once the order has gone further than being sent and received.
const course = (say: Say, { events }: OrderDetail, dayOf: (instant: string) => string): Block[] => {
  const told = events.filter(({ kind }) => kind !== 'raised')
  if (told.every(({ kind }) => kind === 'sent' || kind === 'acknowledged')) return []
  return [
    { kind: 'heading', level: 1, text: say('order.course') },
    {
      kind: 'table',
      caption: say('order.courseCaption'),
      columns: [
        { label: say('column.date'), width: 5, align: 'center' },
        { label: say('column.event'), width: 4, align: 'center' },
        { label: say('column.who'), width: 7, align: 'left' },
        { label: say('column.text'), width: 14, align: 'left' },
      ],
      rows: told.map((event) => [
        dayOf(event.at),
        say(`event.${event.kind}`),
        event.by === 'system' ? say('byClock') : [event.unit ?? '', event.by].join(' ').trim(),
        eventText(say, event),
      ]),
    },
  ]
}

const matter = (say: Say, order: OrderDetail, plan: PlanHead | null): Block[] => {
  const quote =
    order.commitment === null || plan === null
      ? []
      : paragraphs(
          say('order.quote', {
            plan: plan.title,
            number: plan.documentNumber ?? '',
            section: order.commitment.section.replace('/', ''),
            quote: order.commitment.quote.replace(/[\u3002\uff1b]$/u, ''),
          }),
        )
  const basis = order.basis === '' ? [] : paragraphs(say('order.basis', { basis: order.basis }))
  return quote.length + basis.length === 0
    ? []
    : [{ kind: 'heading', level: 1, text: say('order.matter') }, ...quote, ...basis]
}

/** A follow-up order as an official document, in the words of the city. */
export const orderDocument = (
  say: Say,
  order: OrderDetail,
  { city, dayOf }: { readonly city: Pick<City, 'plan' | 'units'>; readonly dayOf: (instant: string) => string },
): OfficialDocument => {
  const { year, number } = order
  const sentOn = order.sentAt === null ? null : dayOf(order.sentAt)
  const marks = [order.sample ? say('sampleMark') : '', sentOn === null ? say('draftMark') : ''].filter(
    (mark) => mark !== '',
  )
  return {
    mark: marks.length === 0 ? null : marks.join(say('join')),
    letterhead: say('letterhead'),
    number: year === null || number === null ? say('draftNumber') : say('orderNumber', { year, number }),
    title: say('orderTitle', { title: order.title }),
    addressee: city.units.find(({ id }) => id === order.unit.id)?.fullName ?? order.unit.name,
    body: [
      ...matter(say, order, city.plan),
      { kind: 'heading', level: 1, text: say('order.task') },
      ...paragraphs(order.task),
      { kind: 'heading', level: 1, text: say('order.term') },
      ...paragraphs(termText(say, order)),
      ...course(say, order, dayOf),
    ],
    attachments: [],
    signature: sentOn === null ? null : { issuer: say('issuer'), date: sentOn },
    note: null,
    colophon:
      sentOn === null
        ? null
        : {
            copies: say('copies')
              .split(/[、，,]/u)
              .filter((name) => name !== ''),
            printedBy: say('office'),
            printedOn: sentOn,
          },
  }
}
