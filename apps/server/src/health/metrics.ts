import type { FastifyInstance } from 'fastify'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Database } from '../database/database.ts'
import { outboxFigures } from '../delivery/figures.ts'
import { countExpired, type Keeping } from '../delivery/pruning.ts'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60]
const nanosecondsPerSecond = 1e9

const addProcessGauges = (registry: Registry): (() => void) => {
  const delay = monitorEventLoopDelay({ resolution: 20 })
  delay.enable()
  const gauge = (name: string, help: string, read: () => number): Gauge =>
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.set(read())
      },
    })
  gauge('process_resident_memory_bytes', 'Resident memory', () => process.memoryUsage.rss())
  gauge('process_heap_used_bytes', 'Used JavaScript heap', () => process.memoryUsage().heapUsed)
  gauge('process_cpu_seconds_total', 'CPU time used', () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6)
  gauge('process_uptime_seconds', 'Time since the start', () => process.uptime())
  gauge(
    'event_loop_lag_p99_seconds',
    'Event loop lag, 99th percentile',
    () => delay.percentile(99) / nanosecondsPerSecond,
  )
  gauge('event_loop_lag_max_seconds', 'Event loop lag, largest', () => delay.max / nanosecondsPerSecond)
  return () => delay.disable()
}

const addPruningGauge = (registry: Registry, database: Database, keeping: Keeping): void => {
  const expired = new Gauge({
    registers: [registry],
    name: 'expired_waiting',
    help: 'Delivered messages and answers under idempotency keys that are past their time and not yet pruned',
    labelNames: ['kind'] as const,
    async collect() {
      const unknown = { messages: Number.NaN, answers: Number.NaN }
      const counted = await countExpired(database, keeping).catch(() => unknown)
      for (const [kind, count] of Object.entries(counted)) expired.set({ kind }, count)
    },
  })
}

const addDatabaseGauges = (registry: Registry, database: Database): void => {
  const gauge = { registers: [registry] }
  const sessions = new Gauge({
    ...gauge,
    name: 'database_sessions',
    help: 'Sessions with the database: size, of those idle, and work waiting for one',
    labelNames: ['state'] as const,
    collect() {
      for (const [state, count] of Object.entries(database.sessions())) sessions.set({ state }, count)
    },
  })
  const failing = new Gauge({ ...gauge, name: 'outbox_failing', help: 'Waiting messages that have failed before' })
  const lag = new Gauge({ ...gauge, name: 'outbox_lag_seconds', help: 'How long the oldest message has waited' })
  const waiting = new Gauge({
    ...gauge,
    name: 'outbox_waiting',
    help: 'Messages that wait to be handed on',
    async collect() {
      // Where the database cannot be asked, the figures are not a number: the rest is told all the same.
      const unknown = { waiting: Number.NaN, failing: Number.NaN, lagSeconds: Number.NaN }
      const figures = await outboxFigures(database).catch(() => unknown)
      waiting.set(figures.waiting)
      failing.set(figures.failing)
      lag.set(figures.lagSeconds)
    },
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The operation that a route carries out. */
    readonly operationId?: string
    readonly mostBytes?: number
  }
}

/** Counts and times every request by operation (never by address or person), and gives the text for Prometheus. */
export const addMetrics = (app: FastifyInstance, database: Database, keeping: Keeping): (() => Promise<string>) => {
  const registry = new Registry()
  const stop = addProcessGauges(registry)
  const labelNames = ['operation', 'method', 'status'] as const
  const requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered',
    labelNames,
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer',
    labelNames: ['operation'] as const,
    buckets,
    registers: [registry],
  })
  addDatabaseGauges(registry, database)
  addPruningGauge(registry, database, keeping)
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.config.operationId ?? 'web'
    requests.inc({ operation, method: request.method, status: String(reply.statusCode) })
    durations.observe({ operation }, reply.elapsedTime / 1000)
  })
  app.addHook('onClose', async () => stop())
  return () => registry.metrics()
}
