import { lazy, type ReactElement, Suspense, useMemo } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loading } from '../../../parts/States.tsx'
import { Rule } from '../../policy/parts/Rule.tsx'
import { useFacts } from '../../policy/use-facts.ts'
import { inLanguage } from '../../policy/words.ts'
import type { RuleName } from '../completion.ts'
import type { FieldsProps } from '../fields-props.ts'
import { At } from './At.tsx'

const RuleEditor = lazy(async () => ({ default: (await import('./RuleEditor.tsx')).RuleEditor }))

const useRuleNames = (): readonly RuleName[] => {
  const facts = useFacts()
  const { t, language } = useMessages()
  return useMemo(
    () =>
      [...facts.values()].map((fact) => ({
        name: fact.name,
        kind: [t(`release.kind.${fact.kind}`), fact.unit ?? '', t(`policy.subject.${fact.subject}`)].join(' '),
        help: inLanguage(fact.help ?? fact.question ?? fact.label, language),
      })),
    [facts, t, language],
  )
}

const Expression = (
  props: FieldsProps & { readonly field: 'condition' | 'amount'; readonly names: readonly RuleName[] },
) => {
  const { t } = useMessages()
  const { content, before, problems, field, names, isReadOnly, onChange } = props
  const own = useMemo(() => problems.filter((problem) => problem.field === field), [problems, field])
  const old = before?.[field] ?? null
  const text = content[field] ?? ''
  return (
    <div className="form-field">
      <span className="label">{t(`release.${field}`)}</span>
      <Suspense fallback={<Loading />}>
        <RuleEditor
          label={t(`release.${field}`)}
          value={text}
          names={names}
          problems={own}
          isReadOnly={isReadOnly}
          onChange={(next) => onChange({ [field]: next.trim() === '' ? null : next })}
        />
      </Suspense>
      {text === '' ? null : (
        <p className="small">
          {t('release.reads')} <Rule text={text} />
        </p>
      )}
      {old === null || old === text ? null : (
        <p className="small quiet">
          {t('release.was')} <Rule text={old} />
        </p>
      )}
    </div>
  )
}

/** The condition and, of a clause that grants something, the amount. */
export const RuleFields = (props: FieldsProps): ReactElement => {
  const names = useRuleNames()
  return (
    <>
      <At field="condition" problems={props.problems}>
        <Expression {...props} field="condition" names={names} />
      </At>
      {props.content.kind === 'grant' ? (
        <At field="amount" problems={props.problems}>
          <Expression {...props} field="amount" names={names} />
        </At>
      ) : null}
    </>
  )
}
