import { createContext, useContext } from 'react'
import type { Feature } from './feature.ts'

/** The features of this app, for the navigation. */
export const FeaturesContext = createContext<readonly Feature[]>([])

/** The features of this app. */
export const useFeatures = (): readonly Feature[] => useContext(FeaturesContext)
