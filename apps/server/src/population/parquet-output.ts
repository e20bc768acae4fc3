import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import { appliesAt, fenAt, type Outcome, type OutcomeWriter } from './outcome.ts'

type Data = Parameters<typeof schemaFromColumnData>[0]['columnData']

const columnData = ({ rows, carried, clauses }: Outcome): Data => [
  { name: 'row', data: rows, type: 'INT32', nullable: false },
  ...carried.map(({ name, values }) => ({ name, data: [...values], type: 'STRING' as const, nullable: true })),
  ...clauses.flatMap((clause) => [
    {
      name: `${clause.id}_applies`,
      data: Array.from(rows, (_, row) => appliesAt(clause, row)),
      type: 'BOOLEAN' as const,
      nullable: true,
    },
    {
      name: `${clause.id}_fen`,
      data: Array.from(rows, (_, row) => fenAt(clause, row)),
      type: 'INT64' as const,
      nullable: true,
    },
  ]),
]

/** Writes outcomes as Parquet, a chunk as a group of rows. */
export const parquetOutput = (file: string): OutcomeWriter => {
  const writer = fileWriter(file)
  let parquet: ParquetWriter | null = null
  return {
    write: async (outcome) => {
      const data = columnData(outcome)
      parquet ??= new ParquetWriter({ writer, schema: schemaFromColumnData({ columnData: data }) })
      await parquet.write({ columnData: data, rowGroupSize: outcome.rows.length })
    },
    end: async () => {
      await parquet?.finish()
    },
  }
}
