import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { productFolder } from './config.ts'

/** The version of the product. */
export const readVersion = (): string =>
  z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(productFolder, 'package.json'), 'utf8'))).version
