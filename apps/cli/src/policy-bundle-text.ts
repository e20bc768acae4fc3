import type { Locale } from '@ceyuan/contract'
import type { Bundle, RejectedGrant } from '@ceyuan/policy'
import { Fen } from '@ceyuan/values'
import { IntlMessageFormat } from 'intl-messageformat'
import en from './locale/policy-bundle.en.json' with { type: 'json' }
import zhCN from './locale/policy-bundle.zh-CN.json' with { type: 'json' }

type Key = keyof typeof zhCN

const catalogue: Readonly<Record<Locale, Readonly<Record<Key, string>>>> = { 'zh-CN': zhCN, en }

/** A sentence of the command in a language. */
export const say = (locale: Locale, key: Key, values: Readonly<Record<string, string | number>> = {}): string =>
  String(new IntlMessageFormat(catalogue[locale][key], locale, undefined, { ignoreTag: true }).format({ ...values }))

type PlainAmount = string | number

/**
 * The bundle as JSON. Amounts are numbers where the problem wrote them so and all are exact as such, else text of digits.
 */
export const toPlain = (bundle: Bundle, isNumeric: boolean): object => {
  const asNumbers = isNumeric && bundle.boundFen <= Number.MAX_SAFE_INTEGER
  const plain = (fen: bigint): PlainAmount => (asNumbers ? Number(fen) : fen.toString())
  return {
    paidFen: plain(bundle.paidFen),
    boundFen: plain(bundle.boundFen),
    method: bundle.method,
    ties: bundle.ties,
    chosen: bundle.chosen.map(({ id, fen, paidFen }) => ({ id, fen: plain(fen), paidFen: plain(paidFen) })),
    rejected: bundle.rejected.map(({ id, reason, against, lowerFen }) => ({
      id,
      reason,
      against,
      lowerFen: lowerFen === null ? null : plain(lowerFen),
    })),
  }
}

const yuan = (fen: Fen): string => Fen.exact(fen, 'yuan')

const rejectedLine = ({ id, reason, against, lowerFen }: RejectedGrant, locale: Locale): string => {
  const lower = lowerFen ?? Fen.zero
  const higher = lower < 0n
  const amount = yuan(higher ? Fen.subtract(Fen.zero, lower) : lower)
  const order = higher ? 'higher' : lower === 0n ? 'equal' : 'lower'
  return say(locale, 'rejected', { id, reason, against: against ?? '', order, amount })
}

/** The bundle as lines to be read by people. */
export const toLines = (bundle: Bundle, locale: Locale): readonly string[] => {
  const { paidFen, boundFen, method, ties, chosen, rejected } = bundle
  const proof = paidFen === boundFen ? 'best' : 'open'
  return [
    say(locale, 'total', { paid: yuan(paidFen), count: chosen.length }),
    say(locale, 'proof', { proof, method, bound: yuan(boundFen), left: yuan(Fen.subtract(boundFen, paidFen)) }),
    ...(ties === 'open' && proof === 'best' ? [say(locale, 'tiesOpen')] : []),
    ...chosen.map(({ id, fen, paidFen: paid }) =>
      say(locale, 'chosen', {
        id,
        paid: yuan(paid),
        cut: fen === paid ? 'whole' : 'cut',
        fen: yuan(fen),
        lost: yuan(Fen.subtract(fen, paid)),
      }),
    ),
    ...rejected.map((grant) => rejectedLine(grant, locale)),
  ]
}
