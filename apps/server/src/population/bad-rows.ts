import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Problem } from '@ceyuan/values'
import { csvField, csvMark, foreignField } from './csv-output.ts'

/** The list of bad rows of a population file. */
export type BadRows = {
  /** Where it stands; null while there are none. */
  readonly file: () => string | null
  readonly add: (row: BadRow) => Promise<void>
  readonly end: () => Promise<void>
}

/** A value that cannot be read, and why. */
export type BadRow = {
  readonly row: number
  readonly column: string
  readonly value: string
  readonly problem: Problem
}

/** Lists bad rows in a file that is made with the first of them. */
export const createBadRows = (file: string, sentence: (problem: Problem) => string): BadRows => {
  let stream: ReturnType<typeof createWriteStream> | null = null
  return {
    file: () => (stream ? file : null),
    add: async ({ row, column, value, problem }: BadRow): Promise<void> => {
      if (!stream) {
        stream = createWriteStream(file)
        stream.write(`${csvMark}row,column,value,reason,code\n`)
      }
      const line = [String(row), csvField(column), foreignField(value), csvField(sentence(problem)), problem.code].join(
        ',',
      )
      if (!stream.write(`${line}\n`)) await once(stream, 'drain')
    },
    end: async (): Promise<void> => {
      if (!stream) return
      stream.end()
      await once(stream, 'close')
    },
  }
}
