import { createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { HEAD_BYTES } from '../../shared/domain/file-type.ts'

export type ReceivedBytes = {
  readonly outcome: 'received'
  readonly sha256: string
  readonly size: number
  /** The first bytes, by which the type is told. */
  readonly head: Buffer
}

/** Writes what comes to a file of its own, durably, and reckons its digest on the way. */
export async function receiveBytes(
  source: AsyncIterable<Uint8Array>,
  path: string,
  mostBytes: number,
): Promise<ReceivedBytes | { readonly outcome: 'too-large' }> {
  const hash = createHash('sha256')
  const heads: Uint8Array[] = []
  let size = 0
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of source) {
      if (size < HEAD_BYTES) heads.push(chunk)
      size += chunk.length
      if (size > mostBytes) return { outcome: 'too-large' }
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  const head = Buffer.concat(heads).subarray(0, HEAD_BYTES)
  return { outcome: 'received', sha256: hash.digest('hex'), size, head }
}
