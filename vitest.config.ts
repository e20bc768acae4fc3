import { defineConfig } from 'vitest/config'

const project = (name: string, include: readonly string[], extra: object = {}) => ({
  test: { name, include: [...include], ...extra },
})

export default defineConfig({
  test: {
    projects: [
      project('packages', ['packages/*/src/**/*.test.ts']),
      project('server', ['apps/server/src/**/*.test.ts', 'apps/cli/src/**/*.test.ts'], {
        globalSetup: './tools/test-cluster.ts',
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      project('web', ['apps/web/src/**/*.test.{ts,tsx}'], { environment: 'happy-dom' }),
      project('cities', ['cities/**/*.test.ts', 'tests/conformance/**/*.test.ts', 'tests/house/**/*.test.ts'], {
        testTimeout: 60_000,
      }),
      project('browser', ['tests/browser/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 180_000,
        maxWorkers: 2,
      }),
      project('reliability', ['tests/reliability/**/*.test.ts'], {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        fileParallelism: false,
      }),
    ],
  },
})
