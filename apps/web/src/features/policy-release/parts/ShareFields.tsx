import { type ClauseContent, listClauses } from '@ceyuan/contract'
import { type ReactElement, useId } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { TextField } from '../../coordination/parts/Field.tsx'

type Share = ClauseContent['shares'][number]

const usePayers = (): ReadonlyMap<string, Share['payer']> => {
  const clauses = useOperation(listClauses, {}, { staleTime: 300_000 }).data?.items ?? []
  return new Map(clauses.flatMap(({ shares }) => shares.map(({ payer }) => [payer.zh, payer] as const)))
}

const ShareRow = (props: {
  readonly share: Share
  readonly number: number
  readonly payers: ReadonlyMap<string, Share['payer']>
  readonly onChange: (share: Share) => void
  readonly onDrop: () => void
}): ReactElement => {
  const { t } = useMessages()
  const id = useId()
  const { share, number, payers, onChange, onDrop } = props
  const known = `${id}-known`
  return (
    <div className="release-share">
      <div className="form-field">
        <label htmlFor={id}>{t('release.payerZh', { number })}</label>
        <input
          id={id}
          className="control"
          list={known}
          maxLength={300}
          value={share.payer.zh}
          onChange={({ target: { value } }) =>
            onChange({ ...share, payer: payers.get(value) ?? { ...share.payer, zh: value } })
          }
        />
        <datalist id={known}>
          {[...payers.keys()].map((payer) => (
            <option key={payer} value={payer}>
              {payer}
            </option>
          ))}
        </datalist>
      </div>
      <TextField
        label={t('release.payerEn', { number })}
        value={share.payer.en}
        maxLength={600}
        onChange={(en) => onChange({ ...share, payer: { ...share.payer, en } })}
      />
      <TextField
        label={t('release.part', { number })}
        value={share.part}
        maxLength={40}
        onChange={(part) => onChange({ ...share, part })}
      />
      <button type="button" className="button text" onClick={onDrop}>
        {t('release.drop')}
      </button>
    </div>
  )
}

/** Who pays which part of the grant; the parts together are the whole. */
export const ShareFields = (props: {
  readonly shares: ClauseContent['shares']
  readonly onChange: (shares: ClauseContent['shares']) => void
}): ReactElement => {
  const { t } = useMessages()
  const payers = usePayers()
  const { shares, onChange } = props
  return (
    <fieldset className="release-group">
      <legend>{t('policy.shares')}</legend>
      {shares.length === 0 ? <p className="small quiet">{t('policy.payerUnsaid')}</p> : null}
      {shares.map((share, index) => (
        <ShareRow
          key={index}
          share={share}
          number={index + 1}
          payers={payers}
          onChange={(next) => onChange(shares.with(index, next))}
          onDrop={() => onChange(shares.toSpliced(index, 1))}
        />
      ))}
      <button
        type="button"
        className="button compact"
        onClick={() => onChange([...shares, { payer: { zh: '', en: '' }, part: '' }])}
      >
        {t('release.addShare')}
      </button>
    </fieldset>
  )
}
