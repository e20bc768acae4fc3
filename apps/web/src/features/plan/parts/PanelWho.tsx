import { type CommitmentLine, exportEvidence } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { addressOf } from '../../../api/call.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useAsOf } from '../../../parts/AsOf.tsx'
import { useMay } from '../../../session/session.ts'

const UnitLink = ({ unit }: { readonly unit: { readonly id: string; readonly name: string } }): ReactElement => (
  <Link to="/units/$id" params={{ id: unit.id }}>
    {unit.name}
  </Link>
)

/** Who answers for the commitment: lead and supporting units, and who assigned them where the text names none. */
export const PanelWho = ({ line }: { readonly line: CommitmentLine }): ReactElement => {
  const { t } = useMessages()
  const { assignedBy } = line
  return (
    <dl className="panel-who">
      <dt>{t('plan.panel.lead')}</dt>
      <dd>{line.lead === null ? t('plan.panel.noUnit') : <UnitLink unit={line.lead} />}</dd>
      {line.support.length === 0 ? null : (
        <>
          <dt>{t('plan.panel.support')}</dt>
          <dd className="panel-units">
            {line.support.map((unit) => (
              <UnitLink key={unit.id} unit={unit} />
            ))}
          </dd>
        </>
      )}
      {assignedBy === null ? null : (
        <dd className="small quiet panel-wide">
          {t(assignedBy.sample ? 'plan.panel.assignedSample' : 'plan.panel.assigned', {
            by: assignedBy.by,
            on: assignedBy.on,
          })}
        </dd>
      )}
    </dl>
  )
}

/** Scrolls the panel alone, so that the place in the text stays. */
const showHistory = (): void => {
  const part = document.querySelector<HTMLElement>('#history')
  if (part === null) return
  part.closest('.plan-panel')?.scrollTo({ top: part.offsetTop - 40 })
  part.focus({ preventScroll: true })
}

/** What can be done now: raise an order, take the evidence along, see how the light changed. */
export const PanelActs = ({ line }: { readonly line: CommitmentLine }): ReactElement => {
  const { t } = useMessages()
  const asOf = useAsOf()
  const mayRaise = useMay('order.raise')
  const isMain = line.light !== 'met'
  return (
    <div className="buttons no-print">
      {mayRaise ? (
        <Link className={isMain ? 'button primary' : 'button'} to="/orders" search={{ raise: line.id }}>
          {t('plan.panel.raise')}
        </Link>
      ) : null}
      {line.indicator === null ? null : (
        <a
          className="button"
          href={addressOf(exportEvidence, { params: { id: line.indicator }, query: { asOf } })}
          download
        >
          {t('plan.panel.export')}
        </a>
      )}
      <button type="button" className="button" onClick={showHistory}>
        {t('plan.panel.history')}
      </button>
    </div>
  )
}
