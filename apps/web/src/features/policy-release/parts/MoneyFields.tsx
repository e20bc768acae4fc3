import type { ReactElement } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { ChoiceField, TextField } from '../../coordination/parts/Field.tsx'
import { yuanText } from '../../policy/words.ts'
import { chosen, type FieldsProps } from '../fields-props.ts'
import { At } from './At.tsx'
import { CapField } from './CapField.tsx'
import { ShareFields } from './ShareFields.tsx'

const frequencies = ['once', 'yearly', 'perProject', 'unknown'] as const
const modes = ['down', 'up', 'halfUp', 'halfEven'] as const
const steps = ['1', '100', '10000', '1000000']

const Rounding = ({ content, problems, onChange }: FieldsProps): ReactElement => {
  const { t } = useMessages()
  const { rounding } = content
  const set = (patch: Partial<typeof rounding>): void => onChange({ rounding: { ...rounding, ...patch } })
  return (
    <At field="rounding" problems={problems}>
      <div className="release-row">
        <ChoiceField
          label={t('release.step')}
          value={rounding.stepFen}
          none={t('policy.choose')}
          options={[...new Set([...steps, rounding.stepFen])].map((value) => ({ value, label: yuanText(value, t) }))}
          onChange={(next) => set({ stepFen: next === '' ? rounding.stepFen : next })}
        />
        <ChoiceField
          label={t('release.mode')}
          value={rounding.mode}
          none={t('policy.choose')}
          options={modes.map((value) => ({ value, label: t(`release.mode.${value}`) }))}
          onChange={(next) => set({ mode: chosen(modes, next, rounding.mode) })}
        />
      </div>
      <div className="release-row">
        {(['zh', 'en'] as const).map((language) => (
          <TextField
            key={language}
            label={t(`release.basis.${language}`)}
            value={rounding.basis[language]}
            maxLength={300}
            onChange={(text) => set({ basis: { ...rounding.basis, [language]: text } })}
          />
        ))}
      </div>
    </At>
  )
}

/** How much at most, how often, who pays which part, and how the amount is cut. */
export const MoneyFields = (props: FieldsProps): ReactElement => {
  const { t } = useMessages()
  const { content, problems, onChange } = props
  return (
    <>
      <div className="release-row">
        <At field="cap" problems={problems}>
          <CapField fen={content.capFen} onChange={(capFen) => onChange({ capFen })} />
        </At>
        <ChoiceField
          label={t('policy.clause.frequency')}
          value={content.frequency}
          none={t('policy.choose')}
          options={frequencies.map((value) => ({ value, label: t(`policy.frequency.${value}`) }))}
          onChange={(next) => onChange({ frequency: chosen(frequencies, next, content.frequency) })}
        />
      </div>
      <At field="shares" problems={problems}>
        <ShareFields shares={content.shares} onChange={(shares) => onChange({ shares })} />
      </At>
      <Rounding {...props} />
    </>
  )
}
