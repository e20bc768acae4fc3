import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import type { Feature } from './feature.ts'
import { FeaturesContext } from './features-context.ts'

type Props = { readonly router: AnyRouter; readonly client: QueryClient; readonly features: readonly Feature[] }

/** The whole web: features, the cache of server answers, and the router. */
export const App = ({ router, client, features }: Props): ReactElement => (
  <FeaturesContext value={features}>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </FeaturesContext>
)
