import type { Payment } from '@ceyuan/policy'
import type { Granted } from '../funding/history.ts'
import type { Histories } from './families.ts'
import type { Population } from './population.ts'

const none: readonly Payment[] = Object.freeze([])

const paymentsOf = (all: readonly Granted[] | undefined): readonly Payment[] =>
  all?.map(({ payment }) => payment) ?? none

/** What was granted until a day, by enterprise; and for each group of companies what those were granted who are no member now. */
export const historiesOf = (
  { creditCodes, families }: Population,
  granted: readonly Granted[],
  on: string,
): Histories => {
  const counted = granted.filter(({ payment }) => payment.paidOn <= on)
  const own = Map.groupBy(counted, ({ creditCode }) => creditCode)
  const byHead = Map.groupBy(
    counted.filter(({ group }) => group !== null),
    ({ group }) => group,
  )
  return {
    of: (enterprise) => paymentsOf(own.get(creditCodes[enterprise] ?? '')),
    outside: (family) => {
      const members = new Set(families.members[family]?.map((member) => creditCodes[member]))
      return paymentsOf(byHead.get(families.heads[family] ?? '')?.filter(({ creditCode }) => !members.has(creditCode)))
    },
  }
}
