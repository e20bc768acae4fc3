import type { FactType } from './fact-type.ts'

/** Gives a type as the language writes it: `list<number>`, `context<a: string>`. */
export const describeType = (type: FactType): string => {
  switch (type.kind) {
    case 'any':
      return 'Any'
    case 'null':
      return 'Null'
    case 'list':
    case 'range':
      return type.of.kind === 'any' ? type.kind : `${type.kind}<${describeType(type.of)}>`
    case 'context':
      return type.fields === null
        ? 'context'
        : `context<${Object.entries(type.fields)
            .map(([name, field]) => `${name}: ${describeType(field)}`)
            .join(', ')}>`
    case 'function':
      return type.parameters === null
        ? 'function'
        : `function<${type.parameters.map(describeType).join(', ')}> -> ${describeType(type.result)}`
    default:
      return type.kind
  }
}
