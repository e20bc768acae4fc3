import answers from './progress-answers.json'

const { planAnswer } = answers
const id = '01900000-0000-7000-8000-000000000001'

const [commitment] = planAnswer.commitments

/** A ledger of one stuck commitment without an order. */
export const ledgerAnswer = {
  asOf: '2026-11-23',
  today: '2026-11-23',
  counts: planAnswer.counts,
  sections: [{ path: '一', heading: '总体要求' }],
  units: [
    { id: 'kjj', name: '市科技局' },
    { id: 'gxj', name: '市工信局' },
  ],
  items: [{ commitment, heading: '总体要求', latest: null, openOrders: 0 }],
  next: null,
}

/** An order that its unit has acknowledged, with two working days left. */
export const orderSummaryAnswer = {
  id,
  year: 2026,
  number: 21,
  title: '载体口径',
  unit: { id: 'kjj', name: '市科技局' },
  commitment: { id: 'achievements', section: '一', quote: '形成50项成果' },
  state: 'acknowledged',
  escalation: 'none',
  clock: {
    startedOn: '2026-11-12',
    workingDays: 9,
    dueOn: '2026-11-25',
    dueEarliest: '2026-11-25',
    remaining: 2,
    isOverdue: false,
  },
  sentAt: '2026-11-12T02:00:00Z',
  sample: true,
  version: 3,
}

const event = {
  id: 'e1',
  kind: 'sent',
  at: '2026-11-12T02:00:00Z',
  by: '李示例',
  unit: '市科技局',
  text: null,
  standing: null,
  awaits: null,
  workingDays: 9,
  approver: null,
  documents: [],
}

/** The same order whole, as its unit sees it. */
export const orderAnswer = {
  ...orderSummaryAnswer,
  task: '请明确载体认定口径。',
  basis: '方案一',
  meeting: null,
  raisedBy: '李示例',
  raisedAt: '2026-11-12T01:00:00Z',
  events: [event],
  acts: ['answer', 'askExtension'],
}

/** A planned meeting with one decided matter. */
export const meetingAnswer = {
  id,
  year: 2026,
  number: 3,
  title: '第三次会商',
  heldOn: '2026-11-27',
  place: '会议室',
  chair: '何示例',
  state: 'planned',
  sample: true,
  version: 2,
  attendees: [{ id: 'kjj', name: '市科技局' }],
  minutes: '',
  items: [
    {
      id: '01900000-0000-7000-8000-000000000002',
      position: 1,
      kind: 'red',
      title: '创新成果',
      reason: '慢 6.8 项',
      commitment: 'achievements',
      sourceOrder: null,
      units: [{ id: 'kjj', name: '市科技局' }],
      discussion: '',
      decision: '五日内报清单',
      order: null,
    },
  ],
}

/** A report of a month that has ended and is not yet issued. */
export const reportAnswer = {
  month: '2026-10',
  state: 'draft',
  year: null,
  number: null,
  isDue: true,
  issuedAt: null,
  issuedBy: null,
  narrative: { overview: '', problems: '', next: '' },
  figures: {
    asOf: '2026-10-31',
    counts: planAnswer.counts,
    before: { asOf: '2026-09-30', counts: planAnswer.counts },
    targets: [],
    stuck: [],
    orders: { sent: 3, answered: 2, closed: 1, open: 4, overdue: 1 },
    meetings: 1,
  },
  sample: true,
  version: 0,
}
