import type { ReactNode } from 'react'
import type { Language } from './i18n/language.ts'

/** The messages of one feature in one language, as its JSON file holds them: key to ICU sentence. */
export type MessageFile = { readonly default: Readonly<Record<string, string>> }

/** Who may see a page: anyone, anyone signed in, or holders of one scope. */
export type Access = 'public' | 'signedIn' | `${string}.${string}`

/** A page: where it lives, who may see it, its title (a message key), and how to load it. */
export type FeatureRoute = {
  readonly path: `/${string}`
  readonly access: Access
  readonly title: string
  readonly page: () => Promise<() => ReactNode>
  /** `work` (top bar with navigation) unless told; `public` for pages without account. */
  readonly layout?: 'work' | 'public'
  /** True where the page uses no Ant Design component, so that none is loaded for it. */
  readonly plain?: boolean
}

/** An entry of the top bar; shown only to those who may see the page. */
export type NavigationEntry = {
  readonly to: `/${string}`
  readonly label: string
  readonly order: number
  readonly access: Access
}

/** What a feature tells the shell about itself; everything heavy is behind a dynamic import. */
export type Feature = {
  readonly name: string
  readonly messages: Readonly<Record<Language, () => Promise<MessageFile>>>
  readonly routes: readonly FeatureRoute[]
  readonly entries: readonly NavigationEntry[]
}
