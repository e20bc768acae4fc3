import type { getCockpit } from '@ceyuan/contract'
import type { z } from 'zod'

/** What the overview shows, as the API gives it. */
export type Cockpit = z.output<typeof getCockpit.output>
