import type { PlanCorrection, PlanDraft } from '@ceyuan/contract'
import { type ReactElement, useEffect, useRef } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import { targetText } from '../../../parts/target-words.ts'
import { CommitmentEditor } from './CommitmentEditor.tsx'

type Commitment = PlanDraft['content']['commitments'][number]

type Props = {
  readonly draft: PlanDraft
  readonly chosen: string | undefined
  readonly isBusy: boolean
  readonly onChoose: (commitment: string) => void
  readonly onCorrect: (correction: PlanCorrection) => void
}

const Figure = ({ commitment }: { readonly commitment: Commitment }): ReactElement => {
  const { t } = useMessages()
  const { target } = commitment
  if (target === null) return <span className="tag">{t('planReader.measure')}</span>
  return (
    <span className="tag">
      {targetText(target, t)} {target.unit}
      {target.by === null ? '' : ` · ${target.by}`}
    </span>
  )
}

type ItemProps = Omit<Props, 'chosen'> & { readonly commitment: Commitment; readonly isChosen: boolean }

const Item = ({ commitment, isChosen, draft, isBusy, onChoose, onCorrect }: ItemProps): ReactElement => {
  const { t } = useMessages()
  const item = useRef<HTMLLIElement>(null)
  const nameOf = (id: string): string => draft.units.find((unit) => unit.id === id)?.name ?? id
  const { commitments } = draft.content
  const next = commitments[commitments.indexOf(commitment) + 1]
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  return (
    <li ref={item} className={isChosen ? 'chosen' : undefined}>
      <button type="button" className="reader-item" aria-expanded={isChosen} onClick={() => onChoose(commitment.id)}>
        <Figure commitment={commitment} />
        <span className="reader-quote" lang="zh-CN">
          {commitment.quote}
        </span>
        <span className="small quiet">
          {commitment.lead === null ? t('planReader.noUnit') : nameOf(commitment.lead)}
          {commitment.binding === null ? ` · ${t('planReader.unbound')}` : ''}
        </span>
      </button>
      {isChosen && draft.state === 'draft' ? (
        <CommitmentEditor
          key={`${commitment.id} ${draft.version}`}
          commitment={commitment}
          next={next?.section === commitment.section ? next : undefined}
          units={draft.units}
          choices={draft.choices}
          isBusy={isBusy}
          onCorrect={onCorrect}
        />
      ) : null}
    </li>
  )
}

/** What was read, section by section, beside the text; the chosen commitment opens for correction. */
export const CommitmentList = (props: Props): ReactElement => {
  const { draft, chosen } = props
  const { sections, commitments } = draft.content
  return (
    <>
      {sections
        .map((section) => ({ section, own: commitments.filter(({ section: path }) => path === section.path) }))
        .filter(({ own }) => own.length > 0)
        .map(({ section, own }) => (
          <section key={section.start} className="reader-section">
            <h2>
              {section.path} {section.heading}
            </h2>
            {section.responsibleUnits.length === 0 ? null : (
              <p className="small quiet">{section.responsibleUnits.join('\u3001')}</p>
            )}
            <ul>
              {own.map((commitment) => (
                <Item key={commitment.id} {...props} commitment={commitment} isChosen={commitment.id === chosen} />
              ))}
            </ul>
          </section>
        ))}
    </>
  )
}
