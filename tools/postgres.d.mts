/** The folder with `initdb` and `pg_ctl`; undefined where there is none. */
export declare const findPostgres: () => string | undefined
/** A throwaway cluster on a free loopback port. */
export type Cluster = { readonly url: string; readonly folder: string; readonly stop: () => void }
/** Starts a cluster; without `durable` nothing is forced to disk, which suits tests but not measurements. */
export declare const startPostgres: (options?: {
  readonly durable?: boolean
  readonly settings?: readonly string[]
}) => Promise<Cluster>
/** Stops a cluster and removes its folder. */
export declare const stopPostgres: (folder: string) => void
