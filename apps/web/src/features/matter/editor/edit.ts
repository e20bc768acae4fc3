import Modeler from 'bpmn-js/lib/Modeler'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css'

type Model = {
  readonly id: string
  readonly $type: string
  readonly get: (name: string) => unknown
  readonly $parent?: Model
}
type Shape = { readonly id: string; readonly businessObject: Model; readonly labelTarget?: Shape }

// What is used of the services of bpmn-js.
type Services = {
  readonly canvas: { readonly zoom: (scale: 'fit-viewport') => number; readonly scrollToElement: (id: string) => void }
  readonly elementRegistry: {
    readonly getAll: () => readonly Shape[]
    readonly get: (id: string) => Shape | undefined
  }
  readonly selection: { readonly select: (shape: Shape) => void }
  readonly modeling: { readonly updateProperties: (shape: Shape, properties: object) => void }
  readonly bpmnFactory: { readonly create: (type: string, properties: object) => Model }
  readonly moddle: { readonly createAny: (type: string, uri: string, properties: object) => object }
}

/** What of an element can be written beside the drawing; null where it has no such thing. */
export type ElementWords = {
  readonly id: string
  /** The kind of element, such as `UserTask`. */
  readonly type: string
  readonly name: string
  readonly limit: string | null
  readonly condition: string | null
}

/** A procedure that is being drawn. The mark of bpmn.io that it shows must stay: its licence asks for it. */
export type Editing = {
  readonly elements: () => readonly ElementWords[]
  readonly select: (id: string) => void
  readonly write: (id: string, words: Partial<Pick<ElementWords, 'name' | 'limit' | 'condition'>>) => void
  readonly toBpmn: () => Promise<string>
  readonly close: () => void
}

type Words = Readonly<Record<string, string>>
type Told = {
  /** The words of the drawing tools, by their English ones. */
  readonly words: Words
  readonly onChange: () => void
  readonly onSelect: (id: string | undefined) => void
}

const namespace = 'urn:ceyuan:procedure'
const textOf = (model: object, name: string): string => {
  const value: unknown = Reflect.get(model, name)
  return typeof value === 'string' ? value : ''
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const extensionsOf = (model: Model): readonly object[] => {
  const extensions = model.get('extensionElements')
  const values: unknown = isObject(extensions) ? Reflect.get(extensions, 'values') : undefined
  return Array.isArray(values) ? values.filter(isObject) : []
}

const isLimit = (extension: object): boolean => textOf(extension, '$type').endsWith(':limit')

const mayHaveLimit = (model: Model): boolean => {
  const definitions = model.$type === 'bpmn:BoundaryEvent' ? model.get('eventDefinitions') : undefined
  const isTimer =
    Array.isArray(definitions) &&
    definitions.some((each) => isObject(each) && textOf(each, '$type') === 'bpmn:TimerEventDefinition')
  return model.$type === 'bpmn:UserTask' || isTimer
}

const conditionOf = (model: Model): string | null => {
  if (model.$type !== 'bpmn:SequenceFlow') return null
  const condition = model.get('conditionExpression')
  return isObject(condition) ? textOf(condition, 'body') : ''
}

const wordsOf = ({ businessObject: model }: Shape): ElementWords => {
  const limit = extensionsOf(model).find(isLimit)
  return {
    id: model.id,
    type: model.$type.replace(/^bpmn:/u, ''),
    name: textOf(model, 'name'),
    limit: mayHaveLimit(model) ? (limit === undefined ? '' : textOf(limit, 'limit')) : null,
    condition: conditionOf(model),
  }
}

const isWritten = ({ businessObject: { $type }, labelTarget }: Shape): boolean =>
  labelTarget === undefined && !/Process|Collaboration|Plane|Root/u.test($type)

const withLimit = (model: Model, limit: string, services: Modeler<Services>): object => {
  const others = extensionsOf(model).filter((each) => !isLimit(each))
  const added = limit === '' ? [] : [services.get('moddle').createAny('ceyuan:limit', namespace, { limit })]
  return {
    extensionElements: services.get('bpmnFactory').create('bpmn:ExtensionElements', { values: [...others, ...added] }),
  }
}

const withCondition = (condition: string, services: Modeler<Services>): object => ({
  conditionExpression:
    condition.trim() === ''
      ? undefined
      : services.get('bpmnFactory').create('bpmn:FormalExpression', { body: condition }),
})

const propertiesOf = (
  model: Model,
  { name, limit, condition }: Parameters<Editing['write']>[1],
  modeler: Modeler<Services>,
): object => ({
  ...(name === undefined ? {} : { name }),
  ...(typeof limit === 'string' ? withLimit(model, limit, modeler) : {}),
  ...(typeof condition === 'string' ? withCondition(condition, modeler) : {}),
})

// The words of the drawing tools come as templates in English; those of the parts that a procedure may hold are known.
const translating = (words: Words) => ({
  translate: [
    'value',
    (template: string, values: Words = {}): string =>
      (words[template] ?? template).replaceAll(/\{([^}]+)\}/gu, (whole, name: string) => values[name] ?? whole),
  ],
})

/** Opens a procedure to draw in an element of the page, and tells when it changes and what is chosen in it. */
export const edit = async (
  container: HTMLElement,
  bpmn: string,
  { words, onChange, onSelect }: Told,
): Promise<Editing> => {
  const modeler = new Modeler<Services>({
    container,
    zoomScroll: { enabled: false },
    additionalModules: [translating(words)],
  })
  try {
    await modeler.importXML(bpmn)
  } catch (error) {
    modeler.destroy()
    throw error
  }
  modeler.get('canvas').zoom('fit-viewport')
  modeler.on('commandStack.changed', onChange)
  modeler.on<{ readonly newSelection: readonly Shape[] }>('selection.changed', ({ newSelection }) =>
    onSelect(newSelection[0]?.businessObject.id),
  )
  const shapeOf = (id: string): Shape | undefined => modeler.get('elementRegistry').get(id)
  return {
    elements: () => modeler.get('elementRegistry').getAll().filter(isWritten).map(wordsOf),
    select: (id) => {
      const shape = shapeOf(id)
      if (shape === undefined) return
      modeler.get('selection').select(shape)
      modeler.get('canvas').scrollToElement(id)
    },
    write: (id, words) => {
      const shape = shapeOf(id)
      if (shape === undefined) return
      modeler.get('modeling').updateProperties(shape, propertiesOf(shape.businessObject, words, modeler))
    },
    toBpmn: async () => (await modeler.saveXML({ format: true })).xml ?? '',
    close: () => modeler.destroy(),
  }
}
