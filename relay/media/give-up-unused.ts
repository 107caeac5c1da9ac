import type { Store } from '../store/port.ts'
import type { FileFolder } from './file-folder.ts'
import * as files from './file-table.ts'

/** A console brings a file a moment before the reply that sends it. */
const UNUSED_FOR_MS = 24 * 60 * 60_000

/**
 * Makes orphans of the files that were brought for a reply which never came: no erasure and no rule
 * would ever find them.
 */
export async function giveUpUnused(store: Store, folder: FileFolder, now: number): Promise<void> {
  for (const sha256 of await files.unused(store)) {
    const keptAt = await folder.keptAt(sha256)
    if (keptAt !== null && now - keptAt < UNUSED_FOR_MS) continue
    await store.transaction((tx) => files.orphanIfUnused(tx, sha256))
  }
}
