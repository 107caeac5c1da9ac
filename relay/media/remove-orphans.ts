import type { Store } from '../store/port.ts'
import type { FileFolder } from './file-folder.ts'
import * as files from './file-table.ts'

/**
 * Removes the files that no message has any more. The bytes first: a row without bytes would be a
 * lie, bytes without a row are only found again.
 */
export async function removeOrphans(store: Store, folder: FileFolder): Promise<void> {
  for (const sha256 of await files.orphans(store)) {
    await store.transaction(async (tx) => {
      if (await files.removeOrphan(tx, sha256)) await folder.remove(sha256)
    })
  }
}
