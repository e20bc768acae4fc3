import { Result } from '@ceyuan/values'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inDataFolder, makeFolder } from './data-folder.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-data-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const tryIn = (place: string): Promise<Result<string>> => inDataFolder(place, async () => Result.success('done'))

const refused = (reason: string) => ({ problems: [{ code: 'database.folder-unusable', values: { reason } }] })

it('makes a folder with those above it, and leaves one that is there', async () => {
  const place = join(folder, 'one/two/three')
  expect(await tryIn(place)).toEqual(Result.success('done'))
  await makeFolder(place)
  expect((await stat(place)).isDirectory()).toBe(true)
})

it('says so where there can be no folder, and where work in it is refused', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  expect(await tryIn(join(file, 'data'))).toMatchObject(refused('ENOTDIR'))
  const written = inDataFolder(file, async () => Result.success(await writeFile(join(file, 'x'), '')))
  expect(await written).toMatchObject(refused('ENOTDIR'))
})

it.runIf(existsSync('/proc/self'))('does not try for ever where the system has no room for folders', async () => {
  expect(await tryIn('/proc/ceyuan/data')).toMatchObject(refused('ENOENT'))
})

it('passes on a mistake of the program as it is', async () => {
  const wrong = inDataFolder(folder, async () => {
    throw new TypeError('A mistake')
  })
  await expect(wrong).rejects.toThrow('A mistake')
})
