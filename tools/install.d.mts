/** The workspace's own Node. */
export declare const runtime: (root: string) => string
/** What the server's own Node is started with. */
export declare const serverFlags: readonly string[]
/** True where node_modules was installed from the lock file as it is now. */
export declare const isInstalled: (root: string) => boolean
/** Runs `npm ci` where node_modules is missing or stale. */
export declare const install: (root: string) => void
