import type { ClauseContent, ClauseDraftDetail, DraftProblem } from '@ceyuan/contract'
import { lazy, type ReactElement, Suspense, useMemo } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Loading } from '../../../parts/States.tsx'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { DayField } from '../../../parts/DayField.tsx'
import { Rule } from '../../policy/parts/Rule.tsx'
import { useFacts } from '../../policy/use-facts.ts'
import { inLanguage } from '../../policy/words.ts'
import type { RuleName } from '../completion.ts'
import { CapField } from './CapField.tsx'

const RuleEditor = lazy(async () => ({ default: (await import('./RuleEditor.tsx')).RuleEditor }))

type Props = {
  readonly content: ClauseContent
  readonly before: ClauseDraftDetail['before']
  readonly problems: readonly DraftProblem[]
  readonly isReadOnly: boolean
  readonly onChange: (patch: Partial<ClauseContent>) => void
}

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

const Expression = (props: Props & { readonly field: 'condition' | 'amount'; readonly names: readonly RuleName[] }) => {
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

const When = ({ content, onChange }: Props): ReactElement => {
  const { t } = useMessages()
  return (
    <div className="release-row">
      <DayField label={t('release.from')} value={content.from} onChange={(from) => onChange({ from })} />
      <ChoiceField
        label={t('policy.clause.frequency')}
        value={content.frequency}
        none={t('policy.choose')}
        options={(['once', 'yearly', 'perProject', 'unknown'] as const).map((value) => ({
          value,
          label: t(`policy.frequency.${value}`),
        }))}
        onChange={(next) =>
          onChange({
            frequency: (['once', 'yearly', 'perProject'] as const).find((each) => each === next) ?? 'unknown',
          })
        }
      />
      <CapField fen={content.capFen} onChange={(capFen) => onChange({ capFen })} />
    </div>
  )
}

/** The fields of a clause's text: title, days, condition, amount, cap, and the words and source that they rest on. */
export const ContentFields = (props: Props): ReactElement => {
  const { t } = useMessages()
  const { content, onChange, isReadOnly } = props
  const { title, quote, source } = content
  const names = useRuleNames()
  return (
    <section className="card">
      <header>
        <h2>{t('release.text')}</h2>
        <span className="small quiet">{t(isReadOnly ? 'release.readOnly' : 'release.textNote')}</span>
      </header>
      <fieldset className="body release-fields" disabled={isReadOnly}>
        <div className="release-row">
          <TextField
            label={t('release.titleZh')}
            value={title.zh}
            maxLength={300}
            isRequired
            onChange={(zh) => onChange({ title: { ...title, zh } })}
          />
          <TextField
            label={t('release.titleEn')}
            value={title.en}
            maxLength={600}
            isRequired
            onChange={(en) => onChange({ title: { ...title, en } })}
          />
        </div>
        <When {...props} />
        <Expression {...props} field="condition" names={names} />
        <Expression {...props} field="amount" names={names} />
        <TextField
          label={t('policy.quote')}
          value={quote}
          rows={4}
          maxLength={8000}
          isRequired
          help={t('release.quoteHelp')}
          onChange={(next) => onChange({ quote: next })}
        />
        <TextField
          label={t('release.source')}
          value={source.title}
          maxLength={300}
          isRequired
          onChange={(next) => onChange({ source: { ...source, title: next } })}
        />
        <TextField
          label={t('release.link')}
          value={source.link ?? ''}
          maxLength={500}
          onChange={(next) => onChange({ source: { ...source, link: next === '' ? null : next } })}
        />
      </fieldset>
    </section>
  )
}
