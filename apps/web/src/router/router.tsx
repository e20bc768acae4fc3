import {
  type AnyRoute,
  type AnyRouter,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
} from '@tanstack/react-router'
import { type ReactNode, lazy } from 'react'
import { ApiProblem } from '../api/problem.ts'
import type { Feature, FeatureRoute } from '../feature.ts'
import { loadMessages } from '../i18n/messages.ts'
import { Frame } from '../layout/Frame.tsx'
import { NotFound, PageCrash, PageLoading } from '../layout/PageStates.tsx'
import { Root } from '../layout/Root.tsx'
import { parseSearch, stringifySearch } from './url.ts'

/** What the browser could not fetch of a page: offline, or the server has since another version. */
const fetched = async <T,>(part: Promise<T>): Promise<T> => {
  try {
    return await part
  } catch (error) {
    throw error instanceof TypeError ? new ApiProblem(0, [{ code: 'web.page-unreachable' }]) : error
  }
}

const pageRoute = (root: AnyRoute, feature: Feature, route: FeatureRoute): AnyRoute => {
  const load = async (): Promise<{ readonly default: () => ReactNode }> => ({ default: await fetched(route.page()) })
  const Page = lazy(load)
  return createRoute({
    getParentRoute: () => root,
    path: route.path,
    loader: () => Promise.all([fetched(loadMessages(feature)), load()]),
    component: () => (
      <Frame route={route}>
        <Page />
      </Frame>
    ),
  })
}

/** Builds the router from the declarations of the features. */
export const createAppRouter = (features: readonly Feature[], history?: RouterHistory): AnyRouter => {
  const root = createRootRoute({ component: Root, notFoundComponent: NotFound })
  const pages = features.flatMap((feature) => feature.routes.map((route) => pageRoute(root, feature, route)))
  return createRouter({
    routeTree: root.addChildren(pages),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: PageCrash,
    scrollRestoration: true,
    ...(history === undefined ? {} : { history }),
  })
}
