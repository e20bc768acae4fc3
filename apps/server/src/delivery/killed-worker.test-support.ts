// A worker in a process of its own, which is killed when its subscriber has taken the message named and before that is acknowledged.
import { appendFileSync } from 'node:fs'
import { systemClock } from '../clock.ts'
import { openPglite, openPostgres } from '../database/open.ts'
import { defaultKeepDays } from './pruning.ts'
import { DeliveryWorker, defaultPace } from './worker.ts'

const [engine, place, schema, journal, fatal] = process.argv.slice(2)
if (place === undefined || schema === undefined || journal === undefined) throw new Error('Not told where')
const options = { schema, clock: systemClock }
const opened = await (engine === 'pglite' ? openPglite(place, options) : openPostgres(place, options))
if (opened.kind === 'failure') throw new Error(opened.problems[0].code)

const worker = new DeliveryWorker({
  database: opened.value,
  subscribers: [
    {
      name: 'journal',
      wants: () => true,
      take: async ({ id, topic }) => {
        appendFileSync(journal, `${id} ${topic}\n`)
        if (topic === fatal) process.kill(process.pid, 'SIGKILL')
      },
    },
  ],
  reportFailure: (error) => {
    throw error
  },
  keeping: { days: defaultKeepDays, clock: systemClock },
  pace: { ...defaultPace, holdSeconds: 1 },
})
worker.start()
