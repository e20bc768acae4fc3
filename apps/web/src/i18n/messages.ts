import { createInstance } from 'i18next'
import ICU from 'i18next-icu'
import { initReactI18next } from 'react-i18next'
import type { Feature, MessageFile } from '../feature.ts'
import { type Language, initialLanguage, rememberLanguage } from './language.ts'

const shell: Feature['messages'] = {
  'zh-CN': () => import('../locale/zh-CN.json'),
  en: () => import('../locale/en.json'),
}

const i18next = createInstance()
const loaders = new Map<string, Feature['messages']>([['shell', shell]])
const loaded = new Set<string>()

const missing = (key: string): string => {
  if (import.meta.env.MODE === 'test') throw new Error(`missing message: ${key}`)
  return key
}

const load = async (name: string, loader: () => Promise<MessageFile>, language: Language): Promise<void> => {
  const mark = `${name}.${language}`
  if (loaded.has(mark)) return
  const file = await loader()
  i18next.addResourceBundle(language, 'translation', file.default, true, true)
  loaded.add(mark)
}

/** The language now shown. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'zh-CN')

/** Loads the messages of a feature in the language now shown, and remembers it for a later switch. */
export const loadMessages = async (feature: Pick<Feature, 'name' | 'messages'>): Promise<void> => {
  loaders.set(feature.name, feature.messages)
  const language = currentLanguage()
  await load(feature.name, feature.messages[language], language)
}

/** Shows another language: every feature met so far is loaded first, so that no key ever shows. */
export const showLanguage = async (language: Language): Promise<void> => {
  await Promise.all([...loaders].map(([name, messages]) => load(name, messages[language], language)))
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  rememberLanguage(language)
}

/** Starts the message system with the shell's own messages. */
export const startMessages = async (language: Language = initialLanguage()): Promise<void> => {
  if (i18next.isInitialized) return showLanguage(language)
  await i18next
    .use(ICU)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      keySeparator: false,
      nsSeparator: false,
      resources: {},
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
      parseMissingKeyHandler: missing,
    })
  await load('shell', shell[language], language)
  document.documentElement.lang = language
}
