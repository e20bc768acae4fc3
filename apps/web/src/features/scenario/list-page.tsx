import { endScenario, listScenarios, type SavedScenario } from '@ceyuan/contract'
import { Link, useNavigate } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useCommand, useOperation } from '../../api/hooks.ts'
import { ReasonDialog } from '../../dialog/ReasonDialog.tsx'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import '../policy/policy.css'
import './scenario.css'
import { Scroll } from './parts/Scroll.tsx'

const most = 4

const Row = (props: {
  readonly scenario: SavedScenario
  readonly isChosen: boolean
  readonly mayChoose: boolean
  readonly onChoose: () => void
  readonly onEnd: () => void
}): ReactElement => {
  const { t } = useMessages()
  const { scenario, isChosen, mayChoose, onChoose, onEnd } = props
  return (
    <tr>
      <td className="no-print">
        <input
          type="checkbox"
          aria-label={t('scenario.choose', { name: scenario.name })}
          checked={isChosen}
          disabled={!isChosen && !mayChoose}
          onChange={onChoose}
        />
      </td>
      <th scope="row">
        <Link to="/scenarios/edit" search={{ id: scenario.id }}>
          {scenario.name}
        </Link>
        {scenario.endedAt === null ? null : <span className="tag">{t('scenario.ended')}</span>}
        <span className="small quiet second-line">{scenario.endReason ?? scenario.note}</span>
      </th>
      <td>{scenario.content.changes.map(({ clause }) => clause).join(' ')}</td>
      <td className="nowrap">{scenario.content.on}</td>
      <td>
        {scenario.savedBy}
        <span className="small quiet second-line">
          {t('scenario.versionOn', { version: scenario.version, on: scenario.savedAt.slice(0, 10) })}
        </span>
      </td>
      <td className="no-print">
        {scenario.mayChange ? (
          <button type="button" className="button text" onClick={onEnd}>
            {t('scenario.end')}
          </button>
        ) : null}
      </td>
    </tr>
  )
}

const EndDialog = (props: { readonly scenario: SavedScenario; readonly onClose: () => void }): ReactElement => {
  const { t } = useMessages()
  const end = useCommand(endScenario)
  const { scenario, onClose } = props
  return (
    <ReasonDialog
      title={t('scenario.endOf', { name: scenario.name })}
      follows={[t('scenario.endFollows')]}
      action={t('scenario.end')}
      minimum={2}
      error={end.error}
      isBusy={end.isPending}
      onConfirm={(reason) =>
        end.mutate({ params: { id: scenario.id }, body: { version: scenario.version, reason } }, { onSuccess: onClose })
      }
      onCancel={onClose}
    />
  )
}

const Table = ({ items }: { readonly items: readonly SavedScenario[] }): ReactElement => {
  const { t } = useMessages()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [ending, setEnding] = useState<SavedScenario>()
  const compare = (): void => void navigate({ to: '/scenarios/compare', search: { ids: chosen.join(',') } })
  return (
    <section className="card">
      <header className="no-print">
        <span className="small quiet">{t('scenario.chosen', { count: chosen.length })}</span>
        <button type="button" className="button compact push" disabled={chosen.length < 2} onClick={compare}>
          {t('scenario.compare')}
        </button>
      </header>
      <Scroll label={t('scenario.title')}>
        <table className="table">
          <caption className="vh">{t('scenario.title')}</caption>
          <thead>
            <tr>
              <th scope="col" className="no-print">
                {t('scenario.compare')}
              </th>
              <th scope="col">{t('scenario.name')}</th>
              <th scope="col">{t('scenario.clauses')}</th>
              <th scope="col">{t('scenario.on')}</th>
              <th scope="col">{t('scenario.author')}</th>
              <th scope="col" className="no-print">
                {t('scenario.acts')}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((scenario) => (
              <Row
                key={scenario.id}
                scenario={scenario}
                isChosen={chosen.includes(scenario.id)}
                mayChoose={chosen.length < most}
                onChoose={() =>
                  setChosen((before) =>
                    before.includes(scenario.id) ? before.filter((id) => id !== scenario.id) : [...before, scenario.id],
                  )
                }
                onEnd={() => setEnding(scenario)}
              />
            ))}
          </tbody>
        </table>
      </Scroll>
      {ending ? <EndDialog scenario={ending} onClose={() => setEnding(undefined)} /> : null}
    </section>
  )
}

/** The saved scenarios, to open, compare and put aside. */
export const ScenariosPage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const ended = search['ended'] === 'true'
  const query = useOperation(listScenarios, { query: { ended: ended ? 'true' : 'false' } }, { keep: true })
  const begin = (
    <Link className="button compact primary" to="/scenarios/edit">
      {t('scenario.new')}
    </Link>
  )
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <div className="page-title">
        <h1>{t('scenario.title')}</h1>
        <span className="small quiet">{t('scenario.titleNote')}</span>
        <div className="buttons push no-print">
          <label className="field">
            <input type="checkbox" checked={ended} onChange={() => change({ ended: ended ? undefined : 'true' })} />
            {t('scenario.withEnded')}
          </label>
          {begin}
        </div>
      </div>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('scenario.empty')} text={t('scenario.emptyText')}>
              {begin}
            </Empty>
          ) : (
            <Table items={items} />
          )
        }
      </Loaded>
    </main>
  )
}
