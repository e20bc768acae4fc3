/** A line of a document, and the row and cell of a table that it stands in; row 0 outside tables. */
export type PlacedLine = { readonly text: string; readonly row: number; readonly cell: number }

const longestCell = 60

const cellsOf = (lines: readonly PlacedLine[]): readonly string[] => {
  const cells = new Map<number, string>()
  for (const { cell, text } of lines) cells.set(cell, `${cells.get(cell) ?? ''}${text.trim()}`)
  return [...cells.values()]
}

const toLines = (lines: readonly PlacedLine[]): readonly string[] => {
  const cells = cellsOf(lines)
  const isRow = lines[0]?.row !== 0 && cells.length > 1 && cells.every((cell) => cell.length <= longestCell)
  return isRow ? [cells.join('\t')] : lines.map(({ text }) => text)
}

/** The lines with those of each row of a table in one, its cells parted by tabs; a row that lays out whole texts keeps its lines. */
export const joinTableRows = (lines: readonly PlacedLine[]): readonly string[] => {
  const joined: string[] = []
  let group: PlacedLine[] = []
  for (const line of lines) {
    if (group[0]?.row !== line.row) {
      joined.push(...toLines(group))
      group = []
    }
    group.push(line)
  }
  return [...joined, ...toLines(group)]
}
