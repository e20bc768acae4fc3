import { sentence, type Locale } from '@ceyuan/contract'
import {
  type Amount,
  type Entitlement,
  type Explanation,
  type Finding,
  type NearMiss,
  type PolicySet,
  type Status,
} from '@ceyuan/policy'
import { changeText, shown } from './policy-change.ts'
import { choiceLines } from './policy-report-choice.ts'
import { ladderLines } from './policy-report-ladder.ts'
import { type Voice, voiceOf } from './policy-words.ts'

const marks = { true: '\u2713', false: '\u2717', null: '?' } as const

const markOf = ({ value }: Finding): string => (typeof value === 'boolean' ? marks[`${value}`] : marks.null)

const factsOf = (set: PolicySet, { facts }: Finding, voice: Voice): string =>
  facts
    .map(({ name, value, from }) =>
      from === null
        ? voice.say('factMissing', { name })
        : voice.say('fact', { name, value: shown(set, name, value, voice) }),
    )
    .join('; ')

/** The tests of a condition, leaf by leaf, each with what was found. */
const traceLines = (set: PolicySet, text: string, finding: Finding, voice: Voice): readonly string[] => {
  if (finding.parts.length > 0) return finding.parts.flatMap((part) => traceLines(set, text, part, voice))
  return [
    voice.say('test', {
      mark: markOf(finding),
      text: text.slice(finding.start, finding.end),
      facts: factsOf(set, finding, voice) || 'none',
    }),
  ]
}

const amountText = (amount: Amount | null, { say, money }: Voice): string => {
  if (amount === null) return 'none'
  if (amount.kind === 'unknown') {
    return amount.atMostFen === null ? say('amountUnknown') : say('atMost', { fen: money(amount.atMostFen) })
  }
  const { fen, computedFen, lostFen } = amount
  if (lostFen === 0n) return money(fen)
  return say('capped', { fen: money(fen), computed: money(computedFen), lost: money(lostFen) })
}

const nameOf = ({ id, subject }: Pick<Entitlement, 'id' | 'subject'>): string =>
  subject.id === null ? id : `${id}@${subject.id}`

const reasonLines = ({ reasons, ready }: Entitlement, { say }: Voice): readonly string[] =>
  reasons.map((reason) => say(`reason.${reason}`, { requirements: ready.clause.requires.join(', ') }))

const entitlementLines = (set: PolicySet, entitlement: Entitlement, voice: Voice): readonly string[] => {
  const { say, label } = voice
  const { ready, condition, missing, problems, amount, wouldPay } = entitlement
  const { clause } = ready
  return [
    say('clause', {
      id: nameOf(entitlement),
      title: label(clause.title),
      amount: amountText(amount, voice),
      would: amountText(wouldPay, voice),
    }),
    ...reasonLines(entitlement, voice),
    ...(condition && ready.condition ? traceLines(set, ready.condition.text, condition, voice) : []),
    ...(missing.length > 0 ? [say('missing', { facts: missing.join(', ') })] : []),
    ...problems.map((problem) => say('problem', { sentence: sentence(problem, voice.locale) })),
    ...(entitlement.status === 'doesNotApply'
      ? []
      : [
          say('quote', {
            quote: clause.quote,
            source: clause.source.title,
            certainty: clause.certainty,
            draft: clause.standing === 'draft' ? 'yes' : 'no',
          }),
          ...clause.unseen.map(({ what }) => say('unseen', { what: label(what) })),
        ]),
  ]
}

const nearLines = (set: PolicySet, near: readonly NearMiss[], voice: Voice): readonly string[] =>
  near.map(({ id, subject, changes, gainFen }) => {
    const title = set.clauses.get(id)?.at(-1)?.clause.title
    return voice.say('nearLine', {
      id: nameOf({ id, subject }),
      title: title ? voice.label(title) : id,
      changes: changes.map((change) => changeText(set, change, voice)).join('; '),
      gain: gainFen === null ? 'none' : voice.money(gainFen),
    })
  })

const statuses: readonly Status[] = ['applies', 'unknown', 'doesNotApply']

/** What an applicant may have, why, what is nearly there, and where it stands, to be read by people. */
export const toReport = (set: PolicySet, explanation: Explanation, locale: Locale): string => {
  const voice = voiceOf(locale)
  const { entitlements, on, applicant } = explanation
  const lines = [voice.say('title', { on, applicant: applicant.id || 'none' }), '']
  lines.push(...choiceLines(explanation.choice, voice), '')
  if (explanation.nearMisses.length > 0) {
    lines.push(voice.say('near'), ...nearLines(set, explanation.nearMisses, voice), '')
  }
  for (const status of statuses) {
    const own = entitlements.filter((one) => one.status === status)
    lines.push(voice.say(status, { count: own.length }))
    lines.push(...own.flatMap((one) => entitlementLines(set, one, voice)), '')
  }
  lines.push(...explanation.ladders.flatMap((ladder) => ladderLines(set, explanation, ladder, voice)))
  return lines.join('\n')
}
