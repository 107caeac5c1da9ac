import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type { StoredFile } from '../../shared/domain/stored-file.ts'
import type { FileFolder } from './file-folder.ts'

/** What is wrong with the bytes of a file, all of which are read; null where nothing is. */
export async function faultOf(
  folder: FileFolder,
  { sha256, size }: StoredFile,
): Promise<'missing-file' | 'changed-file' | null> {
  const found = await folder.sizeOf(sha256)
  if (found === null) return 'missing-file'
  if (found !== size) return 'changed-file'
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(folder.pathOf(sha256))) hash.update(chunk)
  return hash.digest('hex') === sha256 ? null : 'changed-file'
}
