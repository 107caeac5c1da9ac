import { fileType, UNKNOWN_TYPE } from '../../shared/domain/file-type.ts'
import type { StoredFile } from '../../shared/domain/stored-file.ts'
import type { Transaction } from '../store/port.ts'
import type { FileFolder } from './file-folder.ts'
import * as files from './file-table.ts'
import type { Pictures } from './pictures.ts'
import type { ReceivedBytes } from './receive-bytes.ts'

export type ExamineContext = { readonly folder: FileFolder; readonly pictures: Pictures }

/** A file that has come in, under the name that it has until it is kept or dropped. */
export type ExaminedFile = {
  readonly file: StoredFile
  readonly path: string
  readonly hasThumbnail: boolean
}

/**
 * Looks at a file that has come in. A picture that cannot be looked at is of unknown type: nobody's
 * screen has to try what the decoder could not.
 */
export async function examineFile(
  { folder, pictures }: ExamineContext,
  path: string,
  { sha256, size, head }: ReceivedBytes,
  declaredType: string,
): Promise<ExaminedFile> {
  const mimeType = fileType(head, declaredType)
  const file = { sha256, size, mimeType, width: null, height: null }
  if (!mimeType.startsWith('image/')) return { file, path, hasThumbnail: false }
  const picture = await pictures.look(path, folder.incomingThumbnail(path))
  return picture === null
    ? { file: { ...file, mimeType: UNKNOWN_TYPE }, path, hasThumbnail: false }
    : { file: { ...file, ...picture }, path, hasThumbnail: true }
}

/**
 * Puts a file where it belongs, in the transaction that says it is there: removing what nobody has
 * any more is one too, so that neither takes away what the other has just put there.
 */
export async function keepFile(
  tx: Transaction,
  folder: FileFolder,
  { file, path, hasThumbnail }: ExaminedFile,
): Promise<void> {
  await folder.keep(path, file.sha256)
  if (hasThumbnail) await folder.keepThumbnail(folder.incomingThumbnail(path), file.sha256)
  await files.save(tx, file)
}
