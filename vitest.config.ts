import { defineConfig } from 'vitest/config'

const project = (name: string, include: readonly string[], extra: object = {}) => ({
  test: { name, include: [...include], ...extra },
})

export default defineConfig({
  test: {
    // Every core: left alone, one would stand idle, which of two is half.
    maxWorkers: '100%',
    projects: [
      project('packages', ['packages/*/src/**/*.test.ts']),
      project('server', ['apps/server/src/**/*.test.ts', 'apps/cli/src/**/*.test.ts'], {
        globalSetup: './tools/test-cluster.ts',
        testTimeout: 60_000,
        hookTimeout: 120_000,
        // Modules are loaded once a worker, not once a file: loading the server took as long as many a file's tests.
        isolate: false,
      }),
      project('web', ['apps/web/src/**/*.test.{ts,tsx}'], { environment: 'happy-dom' }),
      project('cities', ['cities/**/*.test.ts', 'tests/conformance/**/*.test.ts', 'tests/house/**/*.test.ts'], {
        testTimeout: 60_000,
      }),
      project('browser', ['tests/browser/**/*.test.ts'], {
        testTimeout: 120_000,
        hookTimeout: 180_000,
      }),
      project('reliability', ['tests/reliability/**/*.test.ts'], {
        testTimeout: 180_000,
        hookTimeout: 180_000,
        fileParallelism: false,
      }),
    ],
  },
})
