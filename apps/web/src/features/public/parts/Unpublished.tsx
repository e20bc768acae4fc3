import type { ReactElement } from 'react'
import { ApiProblem } from '../../../api/problem.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Empty, Failure } from '../../../parts/States.tsx'

/** Whether a failure says that nothing has been published yet. */
const isUnpublished = (error: unknown): boolean =>
  error instanceof ApiProblem && error.problems.some(({ code }) => code === 'progress.publication-not-found')

/** Shown where there is nothing to show the public: not published yet, or it could not be loaded. */
export const Unpublished = (props: { readonly error: unknown; readonly onRetry: () => void }): ReactElement => {
  const { t } = useMessages()
  return isUnpublished(props.error) ? (
    <>
      <h1 className="vh">{t('public.planTitle')}</h1>
      <Empty title={t('public.empty.title')} text={t('public.empty.text')} />
    </>
  ) : (
    <Failure error={props.error} onRetry={props.onRetry} />
  )
}
