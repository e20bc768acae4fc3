import type { Choice } from '@ceyuan/policy'
import type { Voice } from './policy-words.ts'

const comparison = (lowerFen: bigint | null, { say, money }: Voice): string => {
  if (lowerFen === null || lowerFen === 0n) return say('equal')
  return lowerFen > 0n ? say('lower', { fen: money(lowerFen) }) : say('higher', { fen: money(-lowerFen) })
}

const headLines = ({ bundle, toVerifyFen, grants }: Choice, { say, money, label }: Voice): readonly string[] => [
  say('bundle', {
    paid: money(bundle.paidFen),
    bound: money(bundle.boundFen),
    method: bundle.method,
    proved: bundle.paidFen === bundle.boundFen ? 'yes' : 'no',
  }),
  ...(toVerifyFen > 0n ? [say('toVerify', { fen: money(toVerifyFen) })] : []),
  ...bundle.chosen.map(({ id, fen, paidFen }) => {
    const title = grants.get(id)?.ready.clause.title
    return say('chosen', {
      id,
      title: title ? label(title) : '',
      fen: money(paidFen),
      lost: fen === paidFen ? 'none' : money(fen),
    })
  }),
]

const rejectedLines = ({ bundle, problem }: Choice, voice: Voice): readonly string[] => {
  const amounts = new Map(problem.grants.map(({ id, fen }) => [id, fen]))
  return bundle.rejected.map(({ id, reason, against, lowerFen }) =>
    voice.say(reason, {
      id,
      fen: voice.money(amounts.get(id) ?? 0n),
      against: against ?? '',
      lower: comparison(lowerFen, voice),
    }),
  )
}

const excludedLines = ({ excluded }: Choice, { say, money }: Voice): readonly string[] =>
  excluded.map(({ id, reason, payment, entitlement: { amount } }) =>
    say(reason, {
      id,
      fen: money(amount?.kind === 'known' ? amount.fen : 0n),
      against: payment.clause,
      paidOn: payment.paidOn,
      paid: money(payment.fen),
    }),
  )

const payerLine = ({ payers }: Choice, { say, money, label }: Voice): string =>
  say('payers', {
    list: payers
      .map(({ payer, fen }) => say('payer', { payer: payer ? label(payer) : 'none', fen: money(fen) }))
      .join('; '),
  })

/** The best bundle, what was left out and why, and who pays. */
export const choiceLines = (choice: Choice, voice: Voice): readonly string[] => {
  const out = [...rejectedLines(choice, voice), ...excludedLines(choice, voice)]
  return [
    ...headLines(choice, voice),
    ...(choice.payers.length > 0 ? [payerLine(choice, voice)] : []),
    ...(out.length > 0 ? [voice.say('rejected'), ...out] : []),
  ]
}
