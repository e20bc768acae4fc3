import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from './language.ts'
import { currentLanguage } from './messages.ts'

/** Values that a message may show; numbers are formatted by the message itself. */
export type MessageValues = Readonly<Record<string, string | number>>

/** Gives the sentence of a key in the language now shown. */
export type Say = (key: string, values?: MessageValues) => string

/** The messages and the language of the reader; the component follows a switch of language. */
export const useMessages = (): { readonly t: Say; readonly language: Language } => {
  const { t: translate } = useTranslation()
  const language = currentLanguage()
  const t = useCallback<Say>((key, values) => translate(key, { ...values }), [translate])
  return { t, language }
}
