import { type Language, initialLanguage } from './i18n/language.ts'

const answers = new Map<string, Promise<Response>>()

const keyOf = (address: string, language: Language): string => `${language} ${address}`

const ask = (address: string, language: Language): void => {
  const headers = { accept: 'application/json, application/problem+json', 'accept-language': language }
  const answer = fetch(address, { headers, credentials: 'same-origin' })
  answer.catch(() => undefined)
  answers.set(keyOf(address, language), answer)
}

const shellWords = (language: Language): Promise<unknown> =>
  language === 'en' ? import('./locale/en.json') : import('./locale/zh-CN.json')

const publicWords = (language: Language): Promise<unknown> =>
  language === 'en' ? import('./features/public/locale/en.json') : import('./features/public/locale/zh-CN.json')

const openPublic = (path: string, language: Language): readonly Promise<unknown>[] => {
  if (path === '/progress') {
    ask('/api/public/progress', language)
    return [publicWords(language), import('./features/public/progress-page.tsx')]
  }
  if (path !== '/' && path !== '/public') return []
  ask('/api/public/plan', language)
  return [publicWords(language), import('./features/public/plan-page.tsx')]
}

/**
 * Asks at once for what the first page will need, while the app itself still loads: who is signed in, and on a public page its
 * data, words and code. On a slow phone this saves three round trips.
 */
export const beginEarly = (path: string): void => {
  const language = initialLanguage()
  ask('/api/session', language)
  // A piece that cannot be loaded now is asked for again, and reported, by the app itself.
  void Promise.allSettled([shellWords(language), ...openPublic(path, language)])
}

/** The answer asked for early, once; nothing where none was. */
export const takeEarly = (address: string, language: Language): Promise<Response> | undefined => {
  const key = keyOf(address, language)
  const answer = answers.get(key)
  answers.delete(key)
  return answer
}
