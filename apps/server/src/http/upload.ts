import { Problem } from '@ceyuan/values'
import type { FastifyRequest } from 'fastify'
import type { UploadPart } from './call.ts'
import { ProblemError } from './problem-error.ts'

/** The parts of a multipart request, as they arrive; what is left unread of a file is skipped. */
export async function* partsOf(request: FastifyRequest, mostBytes: number): AsyncIterable<UploadPart> {
  for await (const part of request.parts({ limits: { fileSize: mostBytes } })) {
    if (part.type === 'file') {
      yield {
        kind: 'file',
        name: part.fieldname,
        filename: part.filename,
        mediaType: part.mimetype,
        stream: part.file,
      }
      part.file.resume()
      if (part.file.truncated) throw new ProblemError(Problem.create('request.too-large', { max: part.file.bytesRead }))
    } else if (typeof part.value === 'string') {
      yield { kind: 'value', name: part.fieldname, value: part.value }
    }
  }
}
