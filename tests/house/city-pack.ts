import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import type { City, Register } from '../../apps/server/src/city/city.ts'
import { loadCity } from '../../apps/server/src/city/load-city.ts'

/** The root of the repository. */
export const root = join(import.meta.dirname, '../..')

/** The folders of the city packs. */
export const cityFolders = ['tianjin', 'example'].map((id) => join(root, 'cities', id))

/** Loads a city pack that must be right. */
export const load = async (folder: string): Promise<City> => {
  const result = await loadCity(folder)
  if (result.kind === 'failure') throw new Error(JSON.stringify(result.problems, null, 2))
  return result.value
}

/** The text of a sample file, unpacked. */
export const readSample = (folder: string, name: string): string => {
  const file = join(folder, 'sample', `${name}.jsonl`)
  return existsSync(file) ? readFileSync(file, 'utf8') : gunzipSync(readFileSync(`${file}.gz`)).toString('utf8')
}

/** The registers of a city that come with sample records. */
export const sampledRegisters = (city: City): readonly Register[] =>
  city.registers.filter(({ id }) =>
    ['jsonl', 'jsonl.gz'].some((ending) => existsSync(join(city.folder, 'sample', `${id}.${ending}`))),
  )

/** The values of a file of JSON lines. */
export const linesOf = (text: string): readonly unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))

const sampleVersion = z.strictObject({
  key: z.string(),
  at: z.iso.datetime(),
  by: z.string(),
  sample: z.boolean(),
  fields: z.record(z.string(), z.unknown()),
  ended: z.string().optional(),
})

/** A version of a sample record. */
export type SampleVersion = z.infer<typeof sampleVersion>

/** Every version of a register's sample records, in the order of the file. */
export const versionsOf = (folder: string, register: string): readonly SampleVersion[] =>
  linesOf(readSample(folder, register)).map((line) => sampleVersion.parse(line))

/** The latest version of each sample record. */
export const latestOf = (folder: string, register: string): readonly SampleVersion[] =>
  Array.from(new Map(versionsOf(folder, register).map((version) => [version.key, version])).values())
