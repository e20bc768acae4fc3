/** Tells on which line of a file an id is declared; 0 where it is not. */
export type Lines = (id: string) => number

/** Finds the lines of all ids of a file at once. */
export const linesOf = (xml: string): Lines => {
  const lines = new Map<string, number>()
  let line = 1
  let at = 0
  for (const match of xml.matchAll(/\sid\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    const end = match.index + match[0].length
    for (let index = at; index < end; index += 1) if (xml.charCodeAt(index) === 10) line += 1
    at = end
    const id = match[1] ?? match[2] ?? ''
    if (!lines.has(id)) lines.set(id, line)
  }
  return (id) => lines.get(id) ?? 0
}
