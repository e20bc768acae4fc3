import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import { placeMarks, type Places } from './place.ts'

// What is used of the services of bpmn-js.
type Services = {
  readonly canvas: {
    readonly zoom: (scale: number | 'fit-viewport', centre: 'auto') => number
    readonly viewbox: () => { readonly scale: number }
    readonly addMarker: (id: string, marker: string) => void
    readonly removeMarker: (id: string, marker: string) => void
  }
  readonly elementRegistry: { readonly getAll: () => readonly { readonly id: string; readonly width?: number }[] }
  readonly overlays: {
    readonly add: (id: string, type: string, overlay: object) => string
    readonly remove: (filter: { readonly type: string }) => void
  }
}

// A little air around the whole.
const margin = 0.94

/** A procedure drawn in the page. The mark of bpmn.io that it shows must stay: its licence asks for it. */
export type Drawing = {
  readonly mark: (places: Places) => void
  /** A larger picture by a factor, or the whole fitted into its place. */
  readonly zoom: (by: number | 'fit') => void
  readonly close: () => void
}

const signOf = (text: string, kind: string): HTMLElement => {
  const sign = document.createElement('span')
  sign.className = `place-sign ${kind}`
  sign.textContent = text
  return sign
}

const putMarks = (viewer: NavigatedViewer<Services>, places: Places): void => {
  const canvas = viewer.get('canvas')
  const overlays = viewer.get('overlays')
  overlays.remove({ type: 'place' })
  for (const { id, width } of viewer.get('elementRegistry').getAll()) {
    for (const kind of Object.keys(placeMarks)) canvas.removeMarker(id, `place-${kind}`)
    const place = places.get(id)
    if (place === undefined) continue
    canvas.addMarker(id, `place-${place}`)
    if (typeof width === 'number' && width > 40)
      overlays.add(id, 'place', { position: { top: 2, right: 18 }, html: signOf(placeMarks[place], place) })
  }
}

/** Draws a procedure into an element of the page, whole; the wheel keeps scrolling the page. */
export const draw = async (container: HTMLElement, bpmn: string): Promise<Drawing> => {
  const viewer = new NavigatedViewer<Services>({ container, zoomScroll: { enabled: false } })
  try {
    await viewer.importXML(bpmn)
  } catch (error) {
    viewer.destroy()
    throw error
  }
  const canvas = viewer.get('canvas')
  const zoom = (by: number | 'fit'): void => {
    if (by === 'fit') canvas.zoom(canvas.zoom('fit-viewport', 'auto') * margin, 'auto')
    else canvas.zoom(canvas.viewbox().scale * by, 'auto')
  }
  zoom('fit')
  return { mark: (places) => putMarks(viewer, places), zoom, close: () => viewer.destroy() }
}
