import { importStatus } from '@ceyuan/contract'
import { describe, expect, it } from 'vitest'
import { stepOf, steps } from './status.ts'

describe('the step of an import', () => {
  it('is the upload while there is none', () => {
    expect(stepOf(undefined)).toBe('upload')
  })
  it('is a known step for every status', () => {
    for (const status of importStatus.options) expect(steps).toContain(stepOf({ status }))
  })
})
