import { listObjections, type ObjectionSubject } from '@ceyuan/contract'
import { Link } from '@tanstack/react-router'
import { type ReactElement, useState } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { useMessages } from '../../../i18n/use-messages.ts'
import { useMay, useSession } from '../../../session/session.ts'
import { standingText } from '../clock-words.ts'
import { RaiseDialog } from './RaiseDialog.tsx'
import { TermsLine } from './TermsLine.tsx'

type Props = { readonly subject: ObjectionSubject; readonly title: string }

/** Beside a decision about the own enterprise: objecting to it, and the objections there are. Nothing for anyone else. */
export const ObjectTo = ({ subject, title }: Props): ReactElement | null => {
  const { t } = useMessages()
  const [isOpen, setOpen] = useState(false)
  const speaks = useSession().data?.actor?.creditCode ?? null
  const mayRaise = useMay('objection.raise') && speaks !== null
  const query = { subjectKind: subject.kind, subjectId: subject.id }
  const { data } = useOperation(listObjections, { query }, { enabled: mayRaise })
  if (!mayRaise || data === undefined || data.terms === null) return null
  const { items, terms } = data
  return (
    <div className="object-to small no-print">
      {items.map((item) => (
        <p key={item.id}>
          <Link to="/objections/$id" params={{ id: item.id }}>
            {t('objection.own')}
          </Link>{' '}
          <span className={item.answer === null ? 'tag' : undefined}>{standingText(item, t)}</span>
        </p>
      ))}
      {items.some(({ answer }) => answer === null) ? null : (
        <p>
          <button type="button" className="button compact" onClick={() => setOpen(true)}>
            {t('objection.raise')}
          </button>{' '}
          <span className="quiet">
            <TermsLine terms={terms} />
          </span>
        </p>
      )}
      {isOpen ? (
        <RaiseDialog subject={subject} title={title} dueOn={terms.dueOn} onClose={() => setOpen(false)} />
      ) : null}
    </div>
  )
}
