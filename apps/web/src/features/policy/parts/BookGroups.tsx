import { listDuplicateGroups, listLadders } from '@ceyuan/contract'
import type { ReactElement } from 'react'
import { useOperation } from '../../../api/hooks.ts'
import { Loaded } from '../../../parts/States.tsx'
import { ClauseGroups } from './ClauseSide.tsx'
import { LadderBook } from './LadderBook.tsx'

/** Beside the clauses of a day: which of them pay only once for the same thing and by whose reading, and the ladders. */
export const BookGroups = ({ on }: { readonly on: string | undefined }): ReactElement => {
  const groups = useOperation(listDuplicateGroups, { query: { on } }, { keep: true })
  const ladders = useOperation(listLadders, { query: { on } }, { keep: true })
  return (
    <div className="columns book-columns">
      <div className="stack">
        <Loaded query={groups}>
          {({ items, ceilings }) => <ClauseGroups groups={items} ceilings={ceilings} self="" />}
        </Loaded>
      </div>
      <div className="stack">
        <Loaded query={ladders}>
          {({ items }) => (
            <>
              {items.map((ladder) => (
                <LadderBook key={ladder.id} ladder={ladder} />
              ))}
            </>
          )}
        </Loaded>
      </div>
    </div>
  )
}
