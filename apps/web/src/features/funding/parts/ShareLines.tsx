import type { BudgetLine } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField } from '../../coordination/parts/Field.tsx'
import { moneyText } from '../../policy/words.ts'
import type { Check } from '../use-commit.ts'

/** The budget line for each share, only those of its payer offered; the only one that fits is chosen by itself. */
export const ShareLines = (props: {
  readonly check: Check
  readonly lines: readonly BudgetLine[]
  readonly chosen: Readonly<Record<number, string>>
  readonly onChoose: (index: number, line: string) => void
}): ReactElement => {
  const { t } = useMessages()
  const { check, lines, chosen, onChoose } = props
  return (
    <>
      {check.shares.map(({ payer, part, fen }, index) => {
        const fitting = lines.filter((line) => payer === null || line.payer === payer)
        const only = fitting.length === 1 ? (fitting[0]?.id ?? '') : ''
        const share = { payer: payer ?? t('funding.anyPayer'), part, fen: fen === null ? '' : moneyText(fen, t) }
        return (
          <ChoiceField
            key={`${payer ?? ''} ${part}`}
            label={t('funding.shareLine', share)}
            value={chosen[index] ?? only}
            none={t('policy.choose')}
            isRequired
            options={fitting.map(({ id, title, leftFen }) => ({
              value: id,
              label: t('funding.lineOption', { title, left: moneyText(leftFen, t) }),
            }))}
            onChange={(line) => onChoose(index, line)}
          />
        )
      })}
    </>
  )
}
