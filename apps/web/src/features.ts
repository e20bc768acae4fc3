import type { Feature } from './feature.ts'
import { auditFeature } from './features/audit/feature.ts'
import { clockFeature } from './features/clock/feature.ts'
import { cockpitFeature } from './features/cockpit/feature.ts'
import { fundingFeature } from './features/funding/feature.ts'
import { identityFeature } from './features/identity/feature.ts'
import { importFeature } from './features/import/feature.ts'
import { indicatorFeature } from './features/indicator/feature.ts'
import { objectionFeature } from './features/objection/feature.ts'
import { planFeature } from './features/plan/feature.ts'
import { planReaderFeature } from './features/plan-reader/feature.ts'
import { policyFeature } from './features/policy/feature.ts'
import { policyReleaseFeature } from './features/policy-release/feature.ts'
import { populationFeature } from './features/population/feature.ts'
import { publicFeature } from './features/public/feature.ts'
import { registerFeature } from './features/register/feature.ts'
import { ledgerFeature } from './features/ledger/feature.ts'
import { scenarioFeature } from './features/scenario/feature.ts'
import { unitFeature } from './features/unit/feature.ts'
import { coordinationFeature } from './features/coordination/feature.ts'

/** Every feature of the web, one line each: import its declaration above and add it here. */
export const features: readonly Feature[] = [
  publicFeature,
  identityFeature,
  auditFeature,
  cockpitFeature,
  planFeature,
  planReaderFeature,
  indicatorFeature,
  importFeature,
  registerFeature,
  ledgerFeature,
  unitFeature,
  coordinationFeature,
  policyFeature,
  scenarioFeature,
  fundingFeature,
  policyReleaseFeature,
  objectionFeature,
  clockFeature,
  populationFeature,
]
