import { randomUUID } from 'node:crypto'

const boundary = 'ceyuan-boundary'

/** The request of a test that uploads one file. */
export const upload = (values: Readonly<Record<string, string>>, fileName: string, content: string) => ({
  method: 'POST' as const,
  url: '/api/documents',
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'idempotency-key': randomUUID() },
  payload: [
    ...Object.entries(values).map(
      ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\n`,
    `Content-Type: application/octet-stream\r\n\r\n${content}\r\n--${boundary}--\r\n`,
  ].join(''),
})
