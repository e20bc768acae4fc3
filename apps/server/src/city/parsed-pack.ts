import type { z } from 'zod'
import type { limitsFile } from './limits-schema.ts'
import type {
  calendarFile,
  cityFile,
  commitmentsFile,
  indicatorFile,
  industriesFile,
  planFile,
  regionsFile,
  registerFile,
  unitsFile,
} from './pack-schema.ts'
import type { factsFile, ladderFile, policyFile } from './policy/policy-schema.ts'
import type { YamlFile } from './yaml-file.ts'

/** Every file of a pack, each right in itself, not yet checked against each other. */
export type ParsedPack = {
  readonly city: YamlFile<z.output<typeof cityFile>>
  readonly units: YamlFile<z.output<typeof unitsFile>>
  readonly regions: YamlFile<z.output<typeof regionsFile>> | null
  readonly industries: YamlFile<z.output<typeof industriesFile>> | null
  readonly calendar: readonly YamlFile<z.output<typeof calendarFile>>[]
  readonly limits: YamlFile<z.output<typeof limitsFile>> | null
  readonly registers: readonly YamlFile<z.output<typeof registerFile>>[]
  readonly indicators: readonly YamlFile<z.output<typeof indicatorFile>>[]
  readonly plan: YamlFile<z.output<typeof planFile>> | null
  readonly commitments: YamlFile<z.output<typeof commitmentsFile>> | null
  readonly facts: YamlFile<z.output<typeof factsFile>> | null
  readonly policies: readonly YamlFile<z.output<typeof policyFile>>[]
  readonly ladders: readonly YamlFile<z.output<typeof ladderFile>>[]
}
