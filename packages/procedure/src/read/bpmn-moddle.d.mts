/** A reference by id from one element to another, as it stands in the file. */
export type Reference = { readonly element: object; readonly property: string; readonly id: string }

/** Reads BPMN 2.0 XML into objects. */
export class BpmnModdle {
  fromXML(xml: string): Promise<{
    readonly rootElement: object
    readonly references: readonly Reference[]
    readonly warnings: readonly { readonly message: string }[]
  }>
}
