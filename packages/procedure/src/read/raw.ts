// The parsed file as bpmn-moddle gives it, read without trust: whatever is not of the wanted shape is not there.

/** An element of the parsed file. */
export type Raw = object

const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null

const get = (raw: Raw, name: string): unknown => Reflect.get(raw, name)

/** The kind of an element without its prefix: `UserTask`; of another vendor's element with it. */
export const typeOf = (raw: Raw): string => String(get(raw, '$type')).replace(/^bpmn:/u, '')

/** A text of an element; null where there is none. */
export const textOf = (raw: Raw | null, name: string): string | null => {
  const value = raw === null ? undefined : get(raw, name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}

/** A truth value of an element, with what holds where nothing is said. */
export const flagOf = (raw: Raw, name: string): boolean => get(raw, name) === true

/** A part of an element, or what it refers to. */
export const partOf = (raw: Raw | null, name: string): Raw | null => {
  const value = raw === null ? undefined : get(raw, name)
  return isRaw(value) ? value : null
}

/** The parts of an element by a name. */
export const partsOf = (raw: Raw | null, name: string): readonly Raw[] => {
  const value = raw === null ? undefined : get(raw, name)
  return Array.isArray(value) ? value.filter(isRaw) : []
}

/** The id of an element; empty where it has none. */
export const idOf = (raw: Raw): string => textOf(raw, 'id') ?? ''

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An attribute that another namespace adds, by its name without prefix. */
export const vendorAttribute = (raw: Raw | null, name: string): string | null => {
  const attributes = raw === null ? null : partOf(raw, '$attrs')
  const key = attributes && Object.keys(attributes).find((each) => each.includes(':') && localName(each) === name)
  return attributes && key !== null && key !== undefined ? textOf(attributes, key) : null
}

/** An element among the extensions, by its name without prefix. */
export const extensionOf = (raw: Raw | null, name: string): Raw | null =>
  partsOf(partOf(raw, 'extensionElements'), 'values').find((each) => localName(typeOf(each)) === name) ?? null

/** The attributes of an extension element, as they are written. */
export const attributesOf = (raw: Raw): Readonly<Record<string, string>> =>
  Object.freeze(
    Object.fromEntries(
      Object.entries(raw).filter(
        (entry): entry is [string, string] => !entry[0].startsWith('$') && typeof entry[1] === 'string',
      ),
    ),
  )
