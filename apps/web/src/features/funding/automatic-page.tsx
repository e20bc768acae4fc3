import { type AutomaticClause, listAutomaticClauses } from '@ceyuan/contract'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../api/hooks.ts'
import { useMessages } from '../../i18n/use-messages.ts'
import { Empty, Loaded } from '../../parts/States.tsx'
import { useUrl } from '../../router/url.ts'
import { useMay } from '../../session/session.ts'
import { inLanguage, moneyText } from '../policy/words.ts'
import { Candidates } from './parts/Candidates.tsx'
import { EndAutomatic, MarkAutomatic } from './parts/AutomaticDialogs.tsx'
import { FundingHead } from './parts/FundingHead.tsx'
import { Offers } from './parts/Offers.tsx'

const states = ['offered', 'consented', 'committed', 'declined', 'lapsed'] as const

const Item = (props: {
  readonly automatic: AutomaticClause
  readonly isOpen: boolean
  readonly onOpen: () => void
}): ReactElement => {
  const { t, language } = useMessages()
  const { automatic, isOpen, onOpen } = props
  const [isEnding, setEnding] = useState(false)
  const mayCommit = useMay('funding.commit')
  const { clause, offers, lines } = automatic
  return (
    <li>
      <p className="row-line">
        <button type="button" className="link" aria-expanded={isOpen} onClick={onOpen}>
          <b>
            {clause.id} {inLanguage(clause.title, language)}
          </b>
        </button>
        {automatic.endedAt === null ? null : <span className="tag">{t('funding.closed')}</span>}
        <span className="small quiet push">
          {states.map((state) => `${t(`policy.offer.state.${state}`)} ${offers[state]}`).join(' · ')}
        </span>
        {mayCommit && automatic.endedAt === null ? (
          <button type="button" className="button text no-print" onClick={() => setEnding(true)}>
            {t('funding.endAutomatic')}
          </button>
        ) : null}
      </p>
      <p className="small quiet">
        {automatic.document} · {t('funding.answerDays', { days: automatic.answerDays })} ·{' '}
        {lines
          .map(({ title, leftFen }) => t('funding.lineOption', { title, left: moneyText(leftFen, t) }))
          .join(t('policy.and'))}
      </p>
      {isOpen ? (
        <>
          {mayCommit && automatic.endedAt === null ? <Candidates automatic={automatic} /> : null}
          <Offers automatic={automatic.id} />
        </>
      ) : null}
      {isEnding ? <EndAutomatic automatic={automatic} onClose={() => setEnding(false)} /> : null}
    </li>
  )
}

/** The clauses granted without application: who is entitled by the registers, who was told, what they answered. */
export const AutomaticPage = (): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const mayCommit = useMay('funding.commit')
  const query = useOperation(listAutomaticClauses)
  const begin = mayCommit ? (
    <button type="button" className="button compact primary" onClick={() => change({ mark: '1' }, 'push')}>
      {t('funding.markAutomatic')}
    </button>
  ) : null
  return (
    <main className="page" id="content" tabIndex={-1} aria-busy={query.isFetching}>
      <FundingHead title={t('funding.automatic')} note={t('funding.automaticNote')}>
        {begin}
      </FundingHead>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('funding.automaticEmpty')} text={t('funding.automaticEmptyText')}>
              {begin}
            </Empty>
          ) : (
            <section className="card">
              <ul className="rows">
                {items.map((automatic) => (
                  <Item
                    key={automatic.id}
                    automatic={automatic}
                    isOpen={search['open'] === automatic.id}
                    onOpen={() => change({ open: search['open'] === automatic.id ? undefined : automatic.id })}
                  />
                ))}
              </ul>
            </section>
          )
        }
      </Loaded>
      {search['mark'] === '1' && mayCommit ? <MarkAutomatic onClose={() => change({ mark: undefined })} /> : null}
    </main>
  )
}
