import { fileType, UNKNOWN_TYPE } from '../../shared/domain/file-type.ts'
import type { StoredFile } from '../../shared/domain/stored-file.ts'
import type { FileFolder } from './file-folder.ts'
import type { Pictures } from './pictures.ts'
import type { ReceivedBytes } from './receive-bytes.ts'

export type KeepContext = { readonly folder: FileFolder; readonly pictures: Pictures }

/**
 * Puts a file that has come in into the folder, with its thumbnail. A picture that cannot be looked
 * at is of unknown type: nobody's screen has to try what the decoder could not.
 */
export async function keepFile(
  { folder, pictures }: KeepContext,
  path: string,
  { sha256, size, head }: ReceivedBytes,
  declaredType: string,
): Promise<StoredFile> {
  const mimeType = fileType(head, declaredType)
  const none = { width: null, height: null }
  if (!mimeType.startsWith('image/')) {
    await folder.keep(path, sha256)
    return { sha256, size, mimeType, ...none }
  }
  const thumbnail = folder.incomingPath()
  const picture = await pictures.look(path, thumbnail)
  await folder.keep(path, sha256)
  if (picture === null) {
    await folder.drop(thumbnail)
    return { sha256, size, mimeType: UNKNOWN_TYPE, ...none }
  }
  await folder.keepThumbnail(thumbnail, sha256)
  return { sha256, size, mimeType, ...picture }
}
