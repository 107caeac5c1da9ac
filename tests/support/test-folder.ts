import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'

/** A folder for each test of a file, which goes after it. @param name to know it by while it is there. */
export function folderOfEachTest(name: string): () => string {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), `balcao-${name}-`))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  return () => folder
}
