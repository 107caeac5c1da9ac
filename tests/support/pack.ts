import { execFile } from 'node:child_process'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { inRoot } from '../../tools/root.ts'

/** Marks the place of the fuses in an Electron program; version, number and states follow. */
const fuseSentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const unsetFuses = `\x01\x0911111111r`

export type Packed = {
  /** Paths inside app.asar; those that lie beside it are marked with `unpacked`. */
  files: string[]
  locales: string[]
  /** One character a fuse, in Electron's order: 0 off, 1 on, r removed. */
  fuses: string
}

/**
 * Packs the app as `npm run dist` does, with a stand-in for Electron's own files, so that nothing is
 * downloaded: what goes in beside them is electron-builder's real doing.
 */
export async function pack(target: 'linux' | 'win', folder: string): Promise<Packed> {
  const electron = join(folder, 'electron')
  makeStandInDistribution(electron, target)
  const arguments_ = [
    inRoot('node_modules/electron-builder/cli.js'),
    ...['--dir', `--${target}`, '--x64', '--publish', 'never'],
    `-c.electronDist=${electron}`,
    `-c.directories.output=${join(folder, 'release')}`,
    // Both would be written into the stand-in's program, which is none.
    ...(target === 'win'
      ? ['-c.disableAsarIntegrity=true', '-c.win.signAndEditExecutable=false']
      : []),
  ]
  await promisify(execFile)(process.execPath, arguments_, {
    cwd: inRoot(),
    env: { ...process.env, NO_UPDATE_NOTIFIER: '1' },
    maxBuffer: 16 * 1024 * 1024,
  })
  const unpacked = join(folder, 'release', `${target}-unpacked`)
  return {
    files: listArchive(join(unpacked, 'resources', 'app.asar')),
    locales: readdirSync(join(unpacked, 'locales')).sort(),
    fuses: readFuses(join(unpacked, target === 'win' ? 'Balcao.exe' : 'balcao')),
  }
}

function makeStandInDistribution(folder: string, target: 'linux' | 'win'): void {
  for (const part of ['locales', 'resources']) mkdirSync(join(folder, part), { recursive: true })
  for (const name of ['de', 'en-US', 'pt-BR', 'pt-PT']) {
    writeFileSync(join(folder, 'locales', `${name}.pak`), 'a stand-in')
  }
  const program = target === 'win' ? 'electron.exe' : 'electron'
  writeFileSync(join(folder, program), `a stand-in ${fuseSentinel}${unsetFuses}`, { mode: 0o755 })
  writeFileSync(join(folder, 'version'), '45.4.1')
  copyFileSync(inRoot('LICENSE'), join(folder, 'LICENSE'))
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '')
}

type Entry = { files?: Record<string, Entry>; unpacked?: boolean }

/** An archive begins with 16 bytes of sizes, the last four of them its JSON index's. */
function listArchive(path: string): string[] {
  const bytes = readFileSync(path)
  const index = bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString()
  const walk = (entry: Entry, at: string): string[] => {
    if (!entry.files) return [`${at}${entry.unpacked ? ' unpacked' : ''}`]
    return Object.entries(entry.files).flatMap(([name, child]) => walk(child, `${at}/${name}`))
  }
  return walk(JSON.parse(index), '')
    .map((name) => name.slice(1))
    .sort()
}

function readFuses(path: string): string {
  const program = readFileSync(path, 'latin1')
  const at = program.indexOf(fuseSentinel) + fuseSentinel.length
  return program.slice(at + 2, at + 2 + program.charCodeAt(at + 1))
}
