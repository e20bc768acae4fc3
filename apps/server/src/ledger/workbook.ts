/** A table to be written as a workbook of one sheet. */
export type Sheet = {
  readonly name: string
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** Writes a table as XLSX, its head frozen and filtered. Texts are cells of text, so that none is read as a formula. */
export const toWorkbook = async ({ name, columns, rows }: Sheet): Promise<Uint8Array> => {
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
  sheet.columns = columns.map(({ label, width }) => ({ header: label, width }))
  sheet.getRow(1).font = { bold: true }
  for (const row of rows) sheet.addRow([...row])
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
