import { type ReactElement, useEffect, useRef, useState } from 'react'
import { useMessages } from '../../../i18n/use-messages.ts'
import type { Drawing } from './draw.ts'
import { placeMarks, type Places } from './place.ts'
import './diagram.css'

type Props = {
  readonly bpmn: string
  readonly places?: Places
  /** What the picture shows, for those who do not see it; the same stands as a list beside it. */
  readonly label: string
}

const nowhere: Places = new Map()
const step = 1.25

const Legend = (): ReactElement => {
  const { t } = useMessages()
  return (
    <span className="small quiet diagram-legend">
      {Object.entries(placeMarks).map(([place, mark]) => (
        <span key={place} className={`place-sign ${place}`}>
          {mark} {t(`matter.place.${place}`)}
        </span>
      ))}
      <span>{t('matter.place.none')}</span>
    </span>
  )
}

const useDrawing = (bpmn: string, places: Places) => {
  const host = useRef<HTMLDivElement>(null)
  const [drawing, setDrawing] = useState<Drawing>()
  const [isRefused, setRefused] = useState(false)
  useEffect(() => {
    let isGone = false
    let made: Drawing | undefined
    const begin = async (container: HTMLElement): Promise<void> => {
      try {
        const { draw } = await import('./draw.ts')
        if (isGone) return
        made = await draw(container, bpmn)
        if (isGone) made.close()
        else setDrawing(made)
      } catch {
        if (!isGone) setRefused(true)
      }
    }
    if (host.current !== null) void begin(host.current)
    return () => {
      isGone = true
      made?.close()
    }
  }, [bpmn])
  useEffect(() => drawing?.mark(places), [drawing, places])
  return { host, drawing, isRefused }
}

/** The procedure as it is drawn, with the place of a case marked where there is one. */
export const Diagram = ({ bpmn, places = nowhere, label }: Props): ReactElement => {
  const { t } = useMessages()
  const { host, drawing, isRefused } = useDrawing(bpmn, places)
  return (
    <figure className="diagram" aria-label={label}>
      <div ref={host} className="diagram-canvas" hidden={isRefused} />
      {isRefused ? <p className="fault">{t('matter.diagramRefused')}</p> : null}
      <figcaption className="no-print">
        {places.size > 0 ? <Legend /> : null}
        <span className="buttons push">
          {(['larger', 'smaller', 'whole'] as const).map((way) => (
            <button
              key={way}
              type="button"
              className="button compact"
              disabled={drawing === undefined}
              onClick={() => drawing?.zoom({ larger: step, smaller: 1 / step, whole: 'fit' as const }[way])}
            >
              {t(`matter.zoom.${way}`)}
            </button>
          ))}
        </span>
      </figcaption>
    </figure>
  )
}
