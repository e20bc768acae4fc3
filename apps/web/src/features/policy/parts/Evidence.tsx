import type { ReactElement } from 'react'

type Document = { readonly id: string; readonly name: string }

/** The document that an enterprise brought to show what it says, to be opened; nothing where there is none. */
export const Evidence = ({ document }: { readonly document: Document | null }): ReactElement | null =>
  document === null ? null : (
    <>
      {' '}
      <a href={`/api/documents/${document.id}/content`}>{document.name}</a>
    </>
  )
