import { expect, it } from 'vitest'
import { migrate, readMigrations, type Migration } from './migrate.ts'
import { createPgliteEngine } from './pglite-engine.ts'

const migration = (name: string, text: string): Migration => ({ name, text, checksum: text })

it('applies each file once, in one transaction, in the schema of the city, and refuses an edited file', async () => {
  const engine = await createPgliteEngine({ kind: 'memory' }, 'city')
  const first = migration('0001_a.sql', 'create table a (n int); insert into a values (1);')
  expect(await migrate(engine, 'city', [first])).toEqual({ kind: 'success', value: ['0001_a.sql'] })
  const broken = migration('0003_c.sql', 'insert into a values (3); insert into nowhere values (1);')
  await expect(migrate(engine, 'city', [first, broken])).rejects.toThrow('nowhere')
  const earlier = migration('0002_b.sql', 'insert into a values (2);')
  expect(await migrate(engine, 'city', [first, earlier])).toEqual({ kind: 'success', value: ['0002_b.sql'] })
  const { connection, release } = await engine.borrow()
  expect((await connection.execute('select n from city.a order by n', [])).rows).toEqual([{ n: 1 }, { n: 2 }])
  release()
  expect(await migrate(engine, 'city', [{ ...first, checksum: 'other' }])).toMatchObject({
    problems: [{ code: 'database.migration-edited', values: { file: '0001_a.sql' } }],
  })
  await engine.close()
})

it('reads the migrations of the product in the order of their numbers', async () => {
  const names = (await readMigrations()).map(({ name }) => name)
  expect(names).toEqual(names.toSorted())
  expect(names[0]).toBe('0001_add_roles.sql')
})
