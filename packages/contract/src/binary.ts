import { z } from 'zod'

/** The output of an operation that answers with a file: on the server a `Download`, in the web a `Blob`. */
export const binary = z.unknown().meta({ type: 'string', format: 'binary' })

/** The body of an operation that takes files: `multipart/form-data`, sent as `FormData`, read on the server part by part. */
export const multipart = z.unknown().meta({ type: 'object', contentMediaType: 'multipart/form-data' })

/** The next page's cursor in a list, or null at its end. */
export const cursor = z.string().nullable()

/** The shape of every list: a page of items and the cursor of the next page. */
export const listOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: cursor })
