import type { Log } from '../log.ts'
import type { MediaLibrary } from '../media/media-library.ts'
import { scrubIfOwed } from '../replica/obey-erasures.ts'
import type { Replica } from '../replica/replica.ts'
import { codeOf } from '../sync/sync-error.ts'

type Place = { readonly replica: Replica; readonly library: MediaLibrary; readonly log: Log }

/** Takes from the disk what the record has erased. What is not possible now is still owed, and tried again. */
export class Forgetting {
  readonly #place: Place

  constructor(place: Place) {
    this.#place = place
  }

  files(): void {
    const { library, log } = this.#place
    library.forgetErased().catch((error) => {
      log('forgetting-files-failed', { cause: codeOf(error) })
    })
  }

  /** @param mostBytes a larger replica is left for a better moment. */
  words(mostBytes?: number): void {
    const { replica, log } = this.#place
    if (!replica.db.open) return
    try {
      scrubIfOwed(replica, mostBytes)
    } catch (error) {
      log('scrubbing-failed', { cause: codeOf(error) })
    }
  }
}
