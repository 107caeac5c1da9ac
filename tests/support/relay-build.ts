import { mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Plugin } from 'vite'
import { bundle } from '../../tools/build-hosts.ts'
import { inRoot } from '../../tools/root.ts'

const PROGRAMS = [
  'relay/main.ts',
  'tests/support/relay-process.ts',
  'tests/support/sender-process.ts',
] as const

type Program = (typeof PROGRAMS)[number]

/** Inside `relay/`, so that the relay's own packages are found from there. */
const FOLDER = inRoot('relay/node_modules/.cache/balcao-tests')

/**
 * Makes the relay's programs one file each, anew for every run of tests: they start hundreds of
 * relays, and half of such a start is finding and reading some three hundred sources.
 */
export async function setup(): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const fresh = mkdtempSync(join(FOLDER, 'fresh-'))
  for (const program of PROGRAMS) {
    await bundle({
      ...{ entry: inRoot(program), folder: fresh, file: fileOf(program), format: 'es' },
      ...{ isFirst: false, packages: 'beside', plugins: [keepPlaces] },
    })
    // Another run may be starting one right now.
    renameSync(join(fresh, fileOf(program)), join(FOLDER, fileOf(program)))
  }
  rmSync(fresh, { recursive: true })
  process.env['BALCAO_TEST_RELAY'] = FOLDER
}

/** A program of the relay: built where the run has built it, else its source. */
export function relayProgram(program: Program): string {
  const folder = process.env['BALCAO_TEST_RELAY']
  return folder === undefined ? inRoot(program) : join(folder, fileOf(program))
}

function fileOf(program: Program): string {
  return program.replaceAll('/', '-').replace(/\.ts$/, '.js')
}

/** What a source looks for beside itself stays beside the source. */
const keepPlaces: Plugin = {
  name: 'keep-places',
  transform(code, id) {
    if (!code.includes('import.meta.url')) return null
    const place = JSON.stringify(pathToFileURL(id).href)
    return { code: code.replaceAll('import.meta.url', place), map: null }
  },
}
