import { type DragEvent, type ReactElement, type ReactNode, useRef } from 'react'
import { Loading, Problems } from '../parts/States.tsx'

type Props = {
  readonly title: string
  /** What belongs here. */
  readonly text: string
  /** The word on the button that opens the choice of files. */
  readonly choose: string
  /** The endings of file names to choose among; what a file is, is found from its content. */
  readonly accept: string
  /** Said while the file is on its way; nothing where none is. */
  readonly busy: string | undefined
  readonly error: unknown
  /** More buttons beside the choice. */
  readonly children?: ReactNode
  readonly onFile: (file: File) => void
}

/** Takes a file by choice or by dropping it. */
export const FileDrop = (props: Props): ReactElement => {
  const { title, text, choose, accept, busy, error, children, onFile } = props
  const input = useRef<HTMLInputElement>(null)
  const take = (file: File | undefined): void => {
    if (file && busy === undefined) onFile(file)
  }
  const drop = (event: DragEvent): void => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  }
  return (
    <section className="card" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className="state">
        <h2>{title}</h2>
        <p>{text}</p>
        {busy === undefined ? (
          <div className="buttons">
            <button type="button" className="button primary" onClick={() => input.current?.click()}>
              {choose}
            </button>
            {children}
          </div>
        ) : (
          <Loading label={busy} />
        )}
        <input
          ref={input}
          className="vh"
          type="file"
          tabIndex={-1}
          aria-label={title}
          accept={accept}
          onChange={(event) => {
            take(event.target.files?.[0])
            event.target.value = ''
          }}
        />
        {error === null || error === undefined ? null : <Problems error={error} />}
      </div>
    </section>
  )
}
