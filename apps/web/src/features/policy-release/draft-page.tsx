import { type ClauseDraftDetail, getClauseDraft } from '@ceyuan/contract'
import { Link, useParams } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Loaded } from '../../parts/States.tsx'
import { inLanguage } from '../policy/words.ts'
import { ContentFields } from './parts/ContentFields.tsx'
import { DraftActs } from './parts/DraftActs.tsx'
import { DraftHistory } from './parts/DraftHistory.tsx'
import { Impact } from './parts/Impact.tsx'
import { Effects } from './parts/Effects.tsx'
import { DraftProblems } from './parts/DraftProblems.tsx'
import { Situations } from './parts/Situations.tsx'
import { useDraftText, useTextCheck } from './use-draft-text.ts'
import '../policy/policy.css'
import '../coordination/coordination.css'
import './release.css'

const Head = ({ draft }: { readonly draft: ClauseDraftDetail }): ReactElement => {
  const { t, language } = useMessages()
  const { clause, state, conflicts, isOvertaken, policy } = draft
  return (
    <>
      <div className="page-title">
        <h1>
          {clause.id} {inLanguage(clause.title, language)}
        </h1>
        <span className="tag">{t(`release.state.${state}`)}</span>
        <span className="small quiet">
          {t(`policy.entry.${draft.entry}`)} · {policy.title} ·{' '}
          {t('release.draftedByName', { name: draft.draftedBy.name })}
        </span>
        <Link className="push" to="/policy-drafts">
          {t('release.title')}
        </Link>
      </div>
      {conflicts.map((conflict) => (
        <p key={conflict.id} className="small wrong">
          {t('release.conflictWith', { name: conflict.draftedBy, from: conflict.from })}{' '}
          <Link to="/policy-drafts/$id" params={{ id: conflict.id }}>
            {t('release.open')}
          </Link>
        </p>
      ))}
      {isOvertaken ? <p className="small wrong">{t('release.overtakenText')}</p> : null}
    </>
  )
}

const Editor = ({ draft }: { readonly draft: ClauseDraftDetail }): ReactElement => {
  const writing = useDraftText(draft)
  const [applicants, setApplicants] = useState<readonly string[]>([])
  const check = useTextCheck(writing.text, applicants)
  const isReadOnly = !draft.acts.includes('save')
  const problems = check.data?.problems ?? draft.problems
  const impact = <Impact draft={draft} content={writing.text.content} isRight={problems.length === 0} />
  return (
    <>
      <Head draft={draft} />
      <DraftActs draft={draft} writing={writing} />
      {draft.state === 'proposed' ? impact : null}
      <div className="columns release-columns">
        <div className="stack">
          <ContentFields
            content={writing.text.content}
            before={draft.before}
            problems={problems}
            isReadOnly={isReadOnly}
            onChange={writing.set}
          />
        </div>
        <div className="stack">
          <DraftProblems problems={problems} isChecking={check.isFetching} error={check.error} />
          <Effects
            effects={check.data?.effects ?? []}
            unknown={check.data?.unknownApplicants ?? []}
            applicants={applicants}
            onChange={setApplicants}
          />
          <Situations
            tests={writing.text.tests}
            results={check.data?.results ?? draft.results}
            content={writing.text.content}
            isReadOnly={isReadOnly}
            onChange={writing.setTests}
          />
          <DraftHistory draft={draft} />
        </div>
      </div>
      {draft.state === 'proposed' ? null : impact}
    </>
  )
}

/** A draft of a clause: its text with a live result, tests beside it, and who may do what with it now. */
export const DraftPage = (): ReactElement => {
  const { id = '' } = useParams({ strict: false })
  const query = useOperation(getClauseDraft, { params: { id } })
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Loaded query={query}>{(draft) => <Editor key={`${draft.id} ${draft.version}`} draft={draft} />}</Loaded>
    </main>
  )
}
