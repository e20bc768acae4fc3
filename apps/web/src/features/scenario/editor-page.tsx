import { getScenario, type SavedScenario } from '@ceyuan/contract'
import { type ReactElement, useMemo } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useSession } from '../../session/session.ts'
import { useDraft } from '../coordination/use-draft.ts'
import { Changes } from './parts/Changes.tsx'
import { EditorHead } from './parts/EditorHead.tsx'
import { Outcome } from './parts/Outcome.tsx'
import { Settings } from './parts/Settings.tsx'
import { FieldProblems, problemsOf } from './field-problems.ts'
import { emptyContent, readContent } from './scenario.ts'
import { usePreview } from './use-preview.ts'
import '../policy/policy.css'
import '../coordination/coordination.css'
import '../policy-release/release.css'
import './scenario.css'

const Editor = ({
  saved,
  today,
}: {
  readonly saved: SavedScenario | undefined
  readonly today: string
}): ReactElement => {
  const { t } = useMessages()
  const first = useMemo(() => JSON.stringify(saved?.content ?? emptyContent(today)), [saved, today])
  const name = saved ? `scenario-${saved.id}-${saved.version}` : 'scenario'
  const { fields, isKept, set, clear } = useDraft(name, { content: first })
  const content = useMemo(() => readContent(fields.content) ?? emptyContent(today), [fields.content, today])
  const preview = usePreview(content)
  return (
    <main className="page" id="content" tabIndex={-1}>
      <EditorHead saved={saved} content={content} isTouched={isKept && fields.content !== first} onSaved={clear} />
      <FieldProblems value={problemsOf(preview.query.error)}>
        <div className="columns scenario-columns">
          <div className="stack">
            <section className="card">
              <header>
                <h2>{t('scenario.asked')}</h2>
              </header>
              <div className="body">
                <Settings content={content} onChange={(next) => set({ content: JSON.stringify(next) })} />
              </div>
            </section>
            <Changes content={content} onChange={(next) => set({ content: JSON.stringify(next) })} />
          </div>
          <Outcome preview={preview} />
        </div>
      </FieldProblems>
    </main>
  )
}

const Saved = ({ id, today }: { readonly id: string; readonly today: string }): ReactElement => {
  const query = useOperation(getScenario, { params: { id } })
  if (query.data) return <Editor key={`${id} ${query.data.version}`} saved={query.data} today={today} />
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Loaded query={query}>{() => null}</Loaded>
    </main>
  )
}

/** A scenario: what is changed at the left, what it brings at the right, at once. */
export const ScenarioPage = (): ReactElement | null => {
  const { search } = useUrl()
  const today = useSession().data?.city.today
  if (today === undefined) return null
  const id = search['id']
  return id === undefined ? <Editor saved={undefined} today={today} /> : <Saved id={id} today={today} />
}
