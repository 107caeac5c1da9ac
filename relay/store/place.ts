/** Where the store is. Beside a database, too, the data folder is there for files. */
export type StorePlace = { readonly dataFolder: string } & (
  | { readonly engine: 'sqlite' }
  /** `postgres://user:password@host/database`. */
  | { readonly engine: 'postgres'; readonly url: string }
)

/** For sentences: a password in the address is nobody's business. */
export function describePlace(place: StorePlace): string {
  if (place.engine === 'sqlite') return place.dataFolder
  const { host, pathname } = new URL(place.url)
  return `the database ${host}${pathname}`
}
