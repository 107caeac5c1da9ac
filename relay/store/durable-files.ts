import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Returns once a file's bytes survive a power cut. */
export function syncFile(path: string): void {
  sync(path, 'r+')
}

/** The same for a folder's names: after a file was made, renamed or removed there. */
export function syncFolder(path: string): void {
  // Windows has no such call, and writes its names through.
  if (process.platform !== 'win32') sync(path, 'r')
}

function sync(path: string, flags: string): void {
  const handle = openSync(path, flags)
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
