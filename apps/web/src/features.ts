import type { Feature } from './feature.ts'
import { auditFeature } from './features/audit/feature.ts'
import { cockpitFeature } from './features/cockpit/feature.ts'
import { identityFeature } from './features/identity/feature.ts'
import { importFeature } from './features/import/feature.ts'
import { indicatorFeature } from './features/indicator/feature.ts'
import { planFeature } from './features/plan/feature.ts'
import { publicFeature } from './features/public/feature.ts'

/** Every feature of the web, one line each: import its declaration above and add it here. */
export const features: readonly Feature[] = [
  publicFeature,
  identityFeature,
  auditFeature,
  cockpitFeature,
  planFeature,
  indicatorFeature,
  importFeature,
]
