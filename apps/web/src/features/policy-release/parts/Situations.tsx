import {
  type ClauseContent,
  type ClauseDraftDetail,
  type ClauseTest,
  listClauses,
  type PolicyClause,
} from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { toPieces } from '../../policy/feel-words.ts'
import { type Facts, useFacts } from '../../policy/use-facts.ts'
import { moneyText } from '../../policy/words.ts'
import { SituationForm } from './SituationForm.tsx'

type Result = ClauseDraftDetail['results'][number]
type Props = {
  readonly tests: readonly ClauseTest[]
  readonly results: readonly Result[]
  readonly content: ClauseContent
  readonly isReadOnly: boolean
  readonly onChange: (tests: readonly ClauseTest[]) => void
}

/** The facts that a text and what it requires speak of, in the order in which they name them. */
const namedIn = (
  { condition, amount, requires }: ClauseContent,
  facts: Facts,
  clauses: readonly PolicyClause[],
): readonly string[] => [
  ...new Set([
    ...[condition, amount].flatMap((text) =>
      toPieces(text ?? '', facts.keys()).flatMap((piece) => (piece.kind === 'fact' ? [piece.text] : [])),
    ),
    ...clauses.filter(({ id }) => requires.includes(id)).flatMap((clause) => clause.facts),
  ]),
]

const Outcome = ({
  test,
  result,
}: {
  readonly test: ClauseTest
  readonly result: Result | undefined
}): ReactElement => {
  const { t } = useMessages()
  const words = (status: string, fen: string | null): string =>
    fen === null ? t(`policy.status.${status}`) : `${t(`policy.status.${status}`)} ${moneyText(fen, t)}`
  return (
    <p className="small">
      {t('release.expects')} {words(test.expected.status, test.expected.fen)}
      {result === undefined || result.passes ? null : (
        <b className="wrong">
          {' '}
          {t('release.found')} {words(result.found.status, result.found.fen)}
        </b>
      )}
    </p>
  )
}

const Situation = (props: {
  readonly test: ClauseTest
  readonly result: Result | undefined
  readonly isReadOnly: boolean
  readonly onEdit: () => void
  readonly onDrop: () => void
}): ReactElement => {
  const { t } = useMessages()
  const { test, result, isReadOnly, onEdit, onDrop } = props
  const isRight = result?.passes === true
  return (
    <li>
      <p className="row-line">
        <span className={isRight ? 'trace-mark met' : 'trace-mark notMet'}>
          <i aria-hidden="true">{t(isRight ? 'policy.mark.met' : 'policy.mark.notMet')}</i>
          <span className="vh">{t(isRight ? 'release.passes' : 'release.fails')}</span>
        </span>
        <b>{test.name}</b>
        {isReadOnly ? null : (
          <span className="push">
            <button type="button" className="button text" onClick={onEdit}>
              {t('release.editTest')}
            </button>
            <button type="button" className="button text" onClick={onDrop}>
              {t('release.drop')}
            </button>
          </span>
        )}
      </p>
      <Outcome test={test} result={result} />
    </li>
  )
}

/** The situations a clause must come out right in, each with its result now; an official can read and write them. */
export const Situations = ({ tests, results, content, isReadOnly, onChange }: Props): ReactElement => {
  const { t } = useMessages()
  const facts = useFacts()
  const [editing, setEditing] = useState<number>()
  const clauses = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  const names = namedIn(content, facts, clauses)
  const edited = editing === undefined ? undefined : tests[editing]
  const passing = results.filter(({ passes }) => passes).length
  const put = (index: number, test: ClauseTest): void => {
    onChange([...tests.slice(0, index), test, ...tests.slice(index + 1)])
    setEditing(undefined)
  }
  return (
    <section className="card">
      <header>
        <h2>{t('release.tests')}</h2>
        <span className="small quiet">{t('release.testsNote', { passing, all: tests.length })}</span>
        {isReadOnly ? null : (
          <button type="button" className="button compact push" onClick={() => setEditing(tests.length)}>
            {t('release.addTest')}
          </button>
        )}
      </header>
      {tests.length === 0 && editing === undefined ? <p className="body quiet">{t('release.noTests')}</p> : null}
      <ul className="rows">
        {tests.map((test, index) => {
          const result = results.find(({ name }) => name === test.name)
          return (
            <Situation
              key={test.name}
              test={test}
              result={result}
              isReadOnly={isReadOnly}
              onEdit={() => setEditing(index)}
              onDrop={() => onChange(tests.filter((_, other) => other !== index))}
            />
          )
        })}
      </ul>
      {editing === undefined ? null : (
        <SituationForm
          key={editing}
          names={[...new Set([...names, ...Object.keys(edited?.facts ?? {})])]}
          from={content.from}
          test={edited}
          onSave={(test) => put(editing, test)}
          onCancel={() => setEditing(undefined)}
        />
      )}
    </section>
  )
}
