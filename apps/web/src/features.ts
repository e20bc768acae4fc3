import type { Feature } from './feature.ts'
import { planFeature } from './features/plan/feature.ts'

/** Every feature of the web, one line each: import its declaration above and add it here. */
export const features: readonly Feature[] = [planFeature]
