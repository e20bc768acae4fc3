import { getPlanDraft } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { Reader } from './parts/Reader.tsx'
import { Start } from './parts/Start.tsx'
import './plan-reader.css'

const Draft = ({ id }: { readonly id: string }): ReactElement => {
  const query = useOperation(getPlanDraft, { params: { id } })
  return <Loaded query={query}>{(draft) => <Reader draft={draft} />}</Loaded>
}

/** Reads a plan, corrects what was read, and confirms it; the draft shown lives in the address. */
export const PlanReaderPage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const id = search['id']
  return (
    <main className="page" id="content" tabIndex={-1}>
      {id === undefined ? (
        <>
          <div className="page-title">
            <h1>{t('planReader.pageTitle')}</h1>
          </div>
          <Start onStarted={(started) => change({ id: started }, 'push')} />
        </>
      ) : (
        <Draft id={id} />
      )}
    </main>
  )
}
