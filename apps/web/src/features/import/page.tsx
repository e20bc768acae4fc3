import { type ImportState, downloadTemplate, getImport } from '@ceyuan/contract'
import { useParams } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../api/call.ts'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Failure, Loading } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { BadCells } from './parts/BadCells.tsx'
import { Decision } from './parts/Decision.tsx'
import { Ended } from './parts/Ended.tsx'
import { Mapping } from './parts/Mapping.tsx'
import { Progress } from './parts/Progress.tsx'
import { Recent } from './parts/Recent.tsx'
import { Steps } from './parts/Steps.tsx'
import { Summary } from './parts/Summary.tsx'
import { Upload } from './parts/Upload.tsx'
import { isAtWork } from './status.ts'
import './import.css'

const hasEnded = ({ status }: ImportState): boolean =>
  status === 'done' || status === 'cancelled' || status === 'failed' || status === 'undone'

const Left = ({ state }: { readonly state: ImportState }): ReactElement => (
  <div className="stack">
    {hasEnded(state) ? <Ended state={state} /> : null}
    {state.counts.rows > 0 ? <BadCells key={state.status} state={state} /> : null}
    <Mapping state={state} />
  </div>
)

const Right = ({ state }: { readonly state: ImportState }): ReactElement => (
  <div className="stack">
    {isAtWork(state) ? <Progress state={state} /> : null}
    {state.counts.rows > 0 ? <Summary state={state} /> : null}
    {state.status === 'checked' ? <Decision state={state} /> : null}
    <Recent register={state.register} current={state} />
  </div>
)

const Title = (props: { readonly register: string; readonly state: ImportState | undefined }): ReactElement => {
  const { t } = useMessages()
  const { state } = props
  return (
    <div className="page-title">
      <h1>{state ? t('import.title', { register: state.registerLabel }) : t('import.pageTitle')}</h1>
      {state ? <span className="quiet">{state.fileName}</span> : null}
      {state?.encoding ? <span className="small quiet">{t(`import.encoding.${state.encoding}`)}</span> : null}
      <a className="push small" href={addressOf(downloadTemplate, { params: { register: props.register } })} download>
        {t('import.template')}
      </a>
    </div>
  )
}

/** Imports a table into a register; which import is shown lives in the address. */
export const ImportPage = (): ReactElement => {
  const { register } = useParams({ strict: false })
  const { search, change } = useUrl()
  const id = search['id']
  const query = useOperation(
    getImport,
    { params: { id: id ?? '' } },
    { enabled: id !== undefined, every: id === undefined ? false : 1000 },
  )
  const name = register ?? ''
  const state = id === undefined ? undefined : query.data
  return (
    <main className="page" id="content" tabIndex={-1}>
      <Title register={name} state={state} />
      <Steps state={state} />
      <div className="columns import-columns">
        {id === undefined ? <Upload register={name} onStarted={(started) => change({ id: started }, 'push')} /> : null}
        {id !== undefined && query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : null}
        {id !== undefined && query.isPending ? <Loading /> : null}
        {state ? <Left state={state} /> : null}
        {state ? <Right state={state} /> : <Recent register={name} />}
      </div>
    </main>
  )
}
