import type { RuleValue } from '@ceyuan/contract'
import { Fragment, type ReactElement, useMemo } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { type RulePiece, toPieces } from '../feel-words.ts'
import { type Facts, useFacts } from '../use-facts.ts'
import { choiceText, inLanguage, inMoneyUnit, percentText, valueText } from '../words.ts'

/** The values that facts were found to have, by name. */
export type FoundValues = ReadonlyMap<string, RuleValue>

const grouped = (amount: string): string => amount.replaceAll(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/gu, ',')

const FactName = (props: {
  readonly name: string
  readonly facts: Facts
  readonly values: FoundValues | undefined
}): ReactElement => {
  const { t, language } = useMessages()
  const { name, facts, values } = props
  const fact = facts.get(name)
  const help =
    fact && [fact.label, fact.help, fact.question].flatMap((each) => (each ? [inLanguage(each, language)] : []))
  const value = values?.get(name)
  return (
    <span className="rule-fact" {...(help ? { title: help.join(' — ') } : {})}>
      {fact ? inLanguage(fact.label, language) : name}
      {value ? <b> {valueText(value, fact, { t, language })}</b> : null}
    </span>
  )
}

const Piece = (props: {
  readonly piece: RulePiece
  /** The fact that was named last: what a word in quotes is a choice of. */
  readonly about: string | undefined
  readonly facts: Facts
  readonly values: FoundValues | undefined
}): ReactElement => {
  const { t, language } = useMessages()
  const { piece, facts, values, about } = props
  switch (piece.kind) {
    case 'fact':
      return <FactName name={piece.text} facts={facts} values={values} />
    case 'money':
      return <span className="nowrap">{inMoneyUnit(grouped(piece.amount), piece.unit, t)}</span>
    case 'value':
      return (
        <span>{piece.isRate ? percentText(piece.text) : choiceText(piece.text, facts.get(about ?? ''), language)}</span>
      )
    case 'yearDay':
      return <span className="nowrap">{t('policy.word.yearDay', piece)}</span>
    case 'word':
      return <span className="rule-word">{t(`policy.word.${piece.word}`)}</span>
    case 'sign':
    case 'text':
      return (
        <span className={piece.text === '(' || piece.text === ')' ? 'rule-bracket' : 'rule-sign'}>{piece.text}</span>
      )
  }
}

const closing: ReadonlySet<string> = new Set([')', ',', '.', ']'])
const opening: ReadonlySet<string> = new Set(['(', '.', '['])

const isClose = (piece: RulePiece, before: RulePiece | undefined): boolean => {
  if (before === undefined) return true
  if (before.kind === 'sign' && opening.has(before.text)) return true
  if (piece.kind !== 'sign') return false
  return closing.has(piece.text) || (piece.text === '(' && before.kind === 'text')
}

const lastFact = (pieces: readonly RulePiece[]): string | undefined =>
  pieces.flatMap((piece) => (piece.kind === 'fact' ? [piece.text] : [])).at(-1)

/** A rule as people read it: facts explained one hover away, amounts in their unit, with the values found where given. */
export const Rule = ({ text, values }: { readonly text: string; readonly values?: FoundValues }): ReactElement => {
  const facts = useFacts()
  const pieces = useMemo(() => toPieces(text, facts.keys()), [text, facts])
  return (
    <span className="rule" title={text}>
      {pieces.map((piece, index) => (
        <Fragment key={`${index}`}>
          {isClose(piece, pieces[index - 1]) ? null : ' '}
          <Piece piece={piece} about={lastFact(pieces.slice(0, index))} facts={facts} values={values} />
        </Fragment>
      ))}
    </span>
  )
}
