import { z } from 'zod'
import { operation } from './operation.ts'
import { recordInfo, registerInfo } from './register.ts'

/** What the registers hold of the enterprise or institute that the caller speaks for, by its credit code. */
export const listOwnRecords = operation({
  id: 'listOwnRecords',
  method: 'GET',
  path: '/api/own-records',
  scope: 'signedIn',
  summary: 'The records of the body that the caller speaks for, with every field; none where it speaks for none',
  output: z.object({ items: z.array(z.object({ register: registerInfo, record: recordInfo })), next: z.null() }),
})
