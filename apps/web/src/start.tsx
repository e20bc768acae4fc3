import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createQueryClient } from './api/hooks.ts'
import { App } from './app.tsx'
import { features } from './features.ts'
import { startMessages } from './i18n/messages.ts'
import { createAppRouter } from './router/router.tsx'

/** Starts the app in its place in the page. */
export const start = async (): Promise<void> => {
  const root = document.querySelector('#root')
  if (!root) throw new Error('index.html lacks #root')
  await startMessages()
  createRoot(root).render(
    <StrictMode>
      <App router={createAppRouter(features)} client={createQueryClient()} features={features} />
    </StrictMode>,
  )
}
