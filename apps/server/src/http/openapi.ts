import { binary, multipart, problemResponse, type Operation } from '@ceyuan/contract'
import { z } from 'zod'

type Json = Readonly<Record<string, unknown>>

const toSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' })
  return rest
}

const parametersOf = (schema: z.ZodType | undefined, place: 'path' | 'query'): readonly Json[] => {
  if (!schema) return []
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
  }))
}

const requestBody = (body: z.ZodType | undefined): Json => {
  if (!body) return {}
  const content =
    body === multipart
      ? { 'multipart/form-data': { schema: { type: 'object', additionalProperties: true } } }
      : { 'application/json': { schema: toSchema(body, 'input') } }
  return { requestBody: { required: true, content } }
}

const answerOf = (operation: Operation): Json => {
  const content =
    operation.output === binary
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: toSchema(operation.output, 'output') } }
  return { description: operation.summary, content }
}

const problemAnswer = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const idempotencyKey: Json = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'Makes a repeated write one write; 1 to 200 visible characters.',
  schema: { type: 'string', minLength: 1, maxLength: 200 },
}

const toOperation = (operation: Operation): Json => {
  const isOpen = operation.scope === 'public'
  return {
    operationId: operation.id,
    summary: operation.summary,
    tags: [operation.path.split('/')[2] ?? 'api'],
    parameters: [
      ...parametersOf(operation.params, 'path'),
      ...parametersOf(operation.query, 'query'),
      ...(operation.method === 'GET' ? [] : [idempotencyKey]),
    ],
    ...requestBody(operation.body),
    responses: {
      200: answerOf(operation),
      400: problemAnswer('The request is not filled in correctly; every problem at once.'),
      ...(isOpen ? {} : { 401: problemAnswer('No session.'), 403: problemAnswer('The role may not.') }),
      422: problemAnswer(`Cannot be done. Codes: ${(operation.problems ?? []).join(', ') || 'see the catalogue'}.`),
      429: problemAnswer('Too many requests.'),
    },
    ...(isOpen ? { security: [] } : { 'x-scope': operation.scope }),
  }
}

const toTemplate = (path: string): string => path.replaceAll(/:([A-Za-z]+)/gu, '{$1}')

/** The OpenAPI 3.1 description of operations. */
export const toOpenApi = (operations: readonly Operation[], title: string, version: string): Json => ({
  openapi: '3.1.0',
  info: { title, version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  servers: [{ url: '/' }],
  security: [{ session: [] }],
  paths: Object.fromEntries(
    [...Map.groupBy(operations, ({ path }) => path)].map(([path, methods]) => [
      toTemplate(path),
      Object.fromEntries(methods.map((operation) => [operation.method.toLowerCase(), toOperation(operation)])),
    ]),
  ),
  components: {
    schemas: { Problem: toSchema(problemResponse, 'output') },
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'ceyuan.session_token' } },
  },
})
