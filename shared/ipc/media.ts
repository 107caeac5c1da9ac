import type { Attachment, AttachmentProblem } from '../domain/attachment.ts'
import type { StoredFile } from '../domain/stored-file.ts'
import type { UnavailableReason } from '../events/media.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import type { Unconfirmed } from './timeline.ts'

/** Files of messages between the screen and the console behind it; bytes go by `/media/…`. */

export const mediaCalls = {
  /** Takes a file back that was chosen and not sent. */
  'remove-attachment': z.object({ attachmentId: idSchema }),
} as const

export type MediaCallResults = {
  'remove-attachment': { outcome: 'removed' }
}

/** What there is to show of a message's file. */
export type MediaView =
  /** The relay is fetching it. */
  | { state: 'arriving' }
  /** `asked`: an agent here asked for it again, and the record does not say so yet. */
  | { state: 'unavailable'; reason: UnavailableReason; asked: Unconfirmed | null }
  | { state: 'stored'; file: StoredFile }
  /** The organisation's rule took it. */
  | { state: 'removed' }

/** A file that was chosen for a reply and has not been sent. */
export type AttachmentView = Attachment & { attachmentId: string }

/** What came of choosing a file. */
export type Attaching =
  | { outcome: 'attached'; attachment: AttachmentView }
  | ({ outcome: 'refused' } & AttachmentProblem)

/** Headers of a file from the screen: its name in percent-encoded UTF-8, and a picture's `800x600`. */
export const PICTURE_SIZE_HEADER = 'balcao-picture-size'
export const FILE_NAME_HEADER = 'balcao-file-name'
