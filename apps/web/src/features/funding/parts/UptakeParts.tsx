import type { getPolicyUptake, UptakePart } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import type { z } from 'zod'
import { formatNumber } from '../../../format/number.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useUrl } from '../../../router/url.ts'
import { Money } from '../../policy/parts/Money.tsx'
import { inLanguage } from '../../policy/words.ts'
import { type CohortKind, cohortKinds, cohortName } from '../../scenario/cohort-name.ts'
import { UptakeShare } from './UptakeShare.tsx'

type Uptake = z.output<typeof getPolicyUptake.output>

const Row = ({ part }: { readonly part: UptakePart }): ReactElement => {
  const { t, language } = useMessages()
  return (
    <tr>
      <th scope="row">{cohortName(part, t, language)}</th>
      <td className="number">{formatNumber(part.enterprises)}</td>
      <td className="number">{formatNumber(part.entitled.count)}</td>
      <td className="number">
        <Money fen={part.entitled.fen} />
      </td>
      <td className="number">{formatNumber(part.committed)}</td>
      <td className="uptake-cell">
        <UptakeShare basisPoints={part.uptakeBasisPoints} />
      </td>
    </tr>
  )
}

const ClauseChoice = ({ items, of }: Pick<Uptake, 'items' | 'of'>): ReactElement => {
  const { t, language } = useMessages()
  const { change } = useUrl()
  return (
    <label className="field inline">
      <span>{t('funding.clause')}</span>
      <select value={of?.id ?? ''} onChange={(event) => change({ clause: event.target.value })}>
        <option value="">{t('shell.list.all')}</option>
        {items.map(({ clause }) => (
          <option key={clause.id} value={clause.id}>
            {clause.id} {inLanguage(clause.title, language)}
          </option>
        ))}
      </select>
    </label>
  )
}

const heads = ['enterprises', 'entitledEnterprises', 'entitledFen', 'committedEnterprises'] as const

/** How far one clause, or all of them, reach by district, industry or size; which of them lives in the address. */
export const UptakeParts = ({ data }: { readonly data: Uptake }): ReactElement => {
  const { t } = useMessages()
  const { search, change } = useUrl()
  const kind: CohortKind = cohortKinds.find((one) => one === search['by']) ?? 'district'
  const title = t('funding.uptakeBy', { kind: t(`scenario.${kind}`) })
  return (
    <section className="card">
      <header>
        <h2>{title}</h2>
        <span className="chips push no-print">
          {cohortKinds.map((one) => (
            <button key={one} type="button" aria-pressed={one === kind} onClick={() => change({ by: one })}>
              {t(`scenario.${one}`)}
            </button>
          ))}
        </span>
        <ClauseChoice {...data} />
      </header>
      <div className="scroll">
        <table className="table funding-table">
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`scenario.${kind}`)}</th>
              {heads.map((head) => (
                <th key={head} scope="col" className="number">
                  {t(`funding.uptakeHead.${head}`)}
                </th>
              ))}
              <th scope="col">{t('funding.uptakeShare')}</th>
            </tr>
          </thead>
          <tbody>
            {data.parts[kind].map((part) => (
              <Row key={part.key} part={part} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="source">{t(data.of ? 'funding.uptakePartOf' : 'funding.uptakePartAll')}</p>
      {kind === 'size' ? <p className="source">{t('scenario.sizeNote')}</p> : null}
    </section>
  )
}
