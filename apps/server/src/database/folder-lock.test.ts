import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ceyuan-lock-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('refuses a second holder while the first lives, and lets go when released', async () => {
  const first = await lockFolder(folder)
  expect(await lockFolder(folder)).toMatchObject({
    problems: [{ code: 'database.busy', values: { folder, pid: process.pid } }],
  })
  if (first.kind === 'success') await first.value.release()
  const second = await lockFolder(folder)
  expect(second.kind).toBe('success')
  if (second.kind === 'success') await second.value.release()
})

it('says so where there is no folder to write to', async () => {
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  expect(await lockFolder(join(file, 'data'))).toMatchObject({
    problems: [{ code: 'database.folder-unusable', values: { reason: 'ENOTDIR' } }],
  })
})

it('takes over from a process that was killed', async () => {
  const code = `import(${JSON.stringify(join(import.meta.dirname, 'folder-lock.ts'))}).then(m => m.lockFolder(${JSON.stringify(folder)})).then(() => { console.log('held'); setInterval(() => {}, 1000) })`
  const other = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => other.stdout.once('data', resolve))
  expect((await lockFolder(folder)).kind).toBe('failure')
  const ended = new Promise((resolve) => other.once('exit', resolve))
  other.kill('SIGKILL')
  await ended
  const taken = await lockFolder(folder)
  expect(taken.kind).toBe('success')
  if (taken.kind === 'success') await taken.value.release()
})

it('takes over a lock whose process number now belongs to another process', async () => {
  await writeFile(join(folder, 'lock'), `${process.pid}\n1\n`)
  expect((await lockFolder(folder)).kind).toBe('success')
  expect(await readFile(join(folder, 'lock'), 'utf8')).not.toContain('\n1\n')
})
