import { acknowledgeOrder, type OrderAct, type OrderDetail, sendOrder } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useCommand } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { Problems } from '../../../parts/States.tsx'
import { ActDialog, type ReasonedAct } from './ActDialog.tsx'
import { AnswerForm } from './AnswerForm.tsx'

const isReasoned = (act: OrderAct): act is ReasonedAct => act !== 'send' && act !== 'acknowledge' && act !== 'answer'

const Plain = ({ order, act }: { readonly order: OrderDetail; readonly act: 'send' | 'acknowledge' }): ReactElement => {
  const { t } = useMessages()
  const send = useCommand(sendOrder)
  const acknowledge = useCommand(acknowledgeOrder)
  const command = act === 'send' ? send : acknowledge
  return (
    <>
      {command.isError ? <Problems error={command.error} /> : null}
      <button
        type="button"
        className="button primary order-main-act"
        disabled={command.isPending}
        onClick={() => command.mutate({ params: { id: order.id }, body: { version: order.version } })}
      >
        {t(`coordination.act.${act}`)}
      </button>
    </>
  )
}

const leading: readonly OrderAct[] = ['send', 'acknowledge', 'answer', 'close']

// While a unit has time, the others wait; once it is past its date, the meeting is the next step.
const nextOf = ({ acts, clock }: OrderDetail): OrderAct | undefined =>
  leading.find((act) => acts.includes(act)) ?? (clock.isOverdue ? acts.find((act) => act === 'escalate') : undefined)

/** The one thing to do next, and under it what else is possible. */
export const NextAct = ({ order }: { readonly order: OrderDetail }): ReactElement => {
  const { t } = useMessages()
  const [dialog, setDialog] = useState<ReasonedAct | null>(null)
  const first = nextOf(order)
  const others = order.acts.filter((act) => act !== first)
  return (
    <section className="card">
      <header>
        <h2>{t('coordination.next')}</h2>
        <span className="small quiet">{first === undefined ? t('coordination.nothing') : t('coordination.byYou')}</span>
      </header>
      <div className="body order-acts">
        {first === undefined ? <p className="quiet">{t(`coordination.waits.${order.state}`)}</p> : null}
        {first === undefined ? null : <p>{t(`coordination.hint.${first}`)}</p>}
        {first === 'send' || first === 'acknowledge' ? <Plain order={order} act={first} /> : null}
        {first !== undefined && isReasoned(first) ? (
          <button type="button" className="button primary order-main-act" onClick={() => setDialog(first)}>
            {t(`coordination.act.${first}`)}
          </button>
        ) : null}
        {first === 'answer' ? <AnswerForm order={order} /> : null}
        <div className="buttons">
          {others.filter(isReasoned).map((act) => (
            <button key={act} type="button" className="button compact" onClick={() => setDialog(act)}>
              {t(`coordination.act.${act}`)}
            </button>
          ))}
        </div>
      </div>
      {dialog === null ? null : <ActDialog order={order} act={dialog} onClose={() => setDialog(null)} />}
    </section>
  )
}
