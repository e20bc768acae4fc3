/** The languages of the product; zh-CN is the source. */
export const languages = ['zh-CN', 'en'] as const

/** One language of the product. */
export type Language = (typeof languages)[number]

const storageKey = 'ceyuan.language'

const isLanguage = (value: unknown): value is Language => value === 'zh-CN' || value === 'en'

/** The language chosen before, else the browser's, else Chinese. */
export const initialLanguage = (): Language => {
  const stored = localStorage.getItem(storageKey)
  if (isLanguage(stored)) return stored
  return navigator.languages.some((tag) => tag.toLowerCase().startsWith('zh')) || !navigator.language.startsWith('en')
    ? 'zh-CN'
    : 'en'
}

/** Keeps the chosen language for the next visit. */
export const rememberLanguage = (language: Language): void => localStorage.setItem(storageKey, language)
