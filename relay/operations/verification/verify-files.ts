import { faultOf } from '../../media/examine-folder.ts'
import { createFileFolder } from '../../media/file-folder.ts'
import * as files from '../../media/file-table.ts'
import type { Reader } from '../../store/port.ts'

/** What can be wrong with the folder of files; a file is called by the beginning of its digest. */
export type FileFault = { readonly kind: 'missing-file' | 'changed-file'; readonly id: string }

export function describeFileFault({ kind, id }: FileFault): string {
  return kind === 'missing-file'
    ? `File ${id}… is missing.`
    : `File ${id}… is not what it was when it came.`
}

const ROWS_PER_READ = 500

/** Reads every file that the record has, and compares size and digest. */
export async function verifyFiles(
  sql: Reader,
  dataFolder: string,
  report: (fault: FileFault) => void,
): Promise<number> {
  const folder = createFileFolder(dataFolder)
  let count = 0
  for (let after = ''; ; ) {
    const some = await files.page(sql, after, ROWS_PER_READ)
    for (const file of some) {
      const kind = await faultOf(folder, file)
      if (kind !== null) report({ kind, id: file.sha256.slice(0, 12) })
    }
    count += some.length
    const last = some.at(-1)
    if (last === undefined) return count
    after = last.sha256
  }
}
