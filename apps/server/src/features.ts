import { auditFeature } from './audit/routes.ts'
import { clockFeature } from './clock/routes.ts'
import type { Feature } from './context.ts'
import { coordinationFeature } from './coordination/feature.ts'
import { documentRoutes } from './document/routes.ts'
import { fundingFeature } from './funding/feature.ts'
import { importFeature } from './import/feature.ts'
import { noticeFeature } from './notice/feature.ts'
import { objectionFeature } from './objection/feature.ts'
import { planRoutes } from './plan/routes.ts'
import { policyReleaseFeature } from './policy-release/feature.ts'
import { policyFeature } from './policy/routes.ts'
import { populationFeature } from './population/feature.ts'
import { progressFeature } from './progress/routes.ts'
import { ownRecordFeature } from './register/own-record.ts'
import { registerRoutes } from './register/routes.ts'
import { scenarioFeature } from './scenario/feature.ts'

/** Every feature of the server, one line each; health and the API's description are added by `app.ts` itself. */
export const features: readonly Feature[] = [
  auditFeature,
  documentRoutes,
  importFeature,
  planRoutes,
  progressFeature,
  coordinationFeature,
  registerRoutes,
  noticeFeature,
  ownRecordFeature,
  policyFeature,
  fundingFeature,
  policyReleaseFeature,
  scenarioFeature,
  objectionFeature,
  clockFeature,
  populationFeature,
]
