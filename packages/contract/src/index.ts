export { operation, type Operation, type Scope } from './operation.ts'
export { binary, cursor, listOf, multipart } from './binary.ts'
export { problemResponse, type ProblemItem, type ProblemResponse } from './problem-response.ts'
export { localeOf, locales, problemSentences, sentence, type Locale } from './problem-sentence.ts'
