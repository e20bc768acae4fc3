import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { uploadPath } from '../import/upload.ts'
import { badRowsBeside } from './evaluate-file.ts'
import type { Run } from './run.ts'

/** The folder of an evaluation, within that of all uploads: the uploaded file, and later the result. */
export const folderOf = (uploads: string, { id }: Pick<Run, 'id'>): string => join(uploads, 'population', id)

/** Where the uploaded file of an evaluation lies. */
export const sourcePath = (uploads: string, run: Pick<Run, 'id' | 'fileSha256'>): string =>
  uploadPath(folderOf(uploads, run), run.fileSha256)

/** Where the result of an evaluation lies; its ending tells what it is. */
export const resultPath = (uploads: string, run: Pick<Run, 'id' | 'asked'>): string =>
  join(folderOf(uploads, run), `result.${run.asked?.output ?? 'csv'}`)

/** Where the rows that were left out are listed. */
export const badRowsPath = (uploads: string, run: Pick<Run, 'id' | 'asked'>): string =>
  badRowsBeside(resultPath(uploads, run))

/** Removes the uploaded file, which nobody needs once it has been evaluated. */
export const removeSource = (uploads: string, run: Run): Promise<void> => rm(sourcePath(uploads, run), { force: true })

/** Removes every file of an evaluation. */
export const removeFiles = (uploads: string, run: Pick<Run, 'id'>): Promise<void> =>
  rm(folderOf(uploads, run), { recursive: true, force: true })
