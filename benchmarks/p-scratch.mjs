import { Pool } from 'pg'
import { readFileSync } from 'node:fs'
import { escapeLiteral } from 'pg'
const url = readFileSync('/tmp/p/url', 'utf8')
const list = `select t.id, t.record_key, t.version, t.recorded_at, t.recorded_by, t.sample, t.ended_at, t.end_reason,
  t.name, t.credit_code, t.established_on, t.district, t.biomanufacturing, t.chain_link, t.attraction
  from enterprise t where t.ended_at is null order by t.id desc limit $1`
const list2 = list
  .replace('select ', `select (select number from revision where name = 'register.enterprise') as rev, `)
  .replace('$1', '51')
const rev = 'select name, number from revision where name = any($1)'
const settings = [
  ['kind', 'user'],
  ['actor_id', 'abc'],
  ['role', 'coordinator'],
  ['unit_id', 'zb'],
  ['credit_code', ''],
  ['scopes', 'register.read,register.write,plan.read,plan.confirm'],
]
const script = `begin read only; set local role ceyuan_app; select ${settings.map(([n, v]) => `set_config('ceyuan.${n}', ${escapeLiteral(v)}, true)`).join(', ')}`
const prep = `select set_config('role','ceyuan_app',true), ${settings.map(([n], i) => `set_config('ceyuan.${n}', $${i + 1}, true)`).join(', ')}`
const vals = settings.map(([, v]) => v)
const pool = new Pool({
  connectionString: url,
  options: '-c search_path=tianjin -c TimeZone=UTC',
  max: 16,
  pipeline: true,
})
const gather = (c) => {
  c.connection.stream.cork()
  setImmediate(() => c.connection.stream.uncork())
}
const variants = {
  bare: async (c) => {
    await c.query({ name: 'b', text: list.replace('$1', '51') })
  },
  now: async (c) => {
    gather(c)
    const x = [c.query(script), c.query(list, [51]), c.query(rev, ['{register.enterprise}'])]
    await x[2]
    await Promise.all(x)
    c.query('rollback')
  },
  norev: async (c) => {
    gather(c)
    const x = [c.query(script), c.query(list, [51])]
    await Promise.all(x)
    c.query('rollback')
  },
  prepList: async (c) => {
    gather(c)
    const x = [c.query(script), c.query({ name: 'l', text: list2 })]
    await Promise.all(x)
    c.query('rollback')
  },
  prepAll: async (c) => {
    gather(c)
    const x = [
      c.query('begin read only'),
      c.query({ name: 's', text: prep, values: vals }),
      c.query({ name: 'l', text: list2 }),
    ]
    await Promise.all(x)
    c.query('rollback')
  },
  prepAllP: async (c) => {
    gather(c)
    const x = [
      c.query({ name: 'bg', text: 'begin read only' }),
      c.query({ name: 's', text: prep, values: vals }),
      c.query({ name: 'l', text: list2 }),
      c.query({ name: 'rb', text: 'rollback' }),
    ]
    await Promise.all(x)
  },
}
for (const [name, fn] of Object.entries(variants)) {
  let n = 0
  const until = performance.now() + 3000
  const cpu = process.cpuUsage()
  await Promise.all(
    Array.from({ length: 32 }, async () => {
      while (performance.now() < until) {
        const c = await pool.connect()
        await fn(c)
        c.release()
        n++
      }
    }),
  )
  const u = process.cpuUsage(cpu)
  console.log(name, Math.round(n / 3), '/s', 'node cpu', ((u.user + u.system) / 1e6 / 3).toFixed(2))
}
await pool.end()
