import { join } from 'node:path'
import {
  type Look,
  lookOf,
  type Preferences,
  type PreferencesChange,
  readChange,
  usualPreferences,
} from '../../shared/domain/preferences.ts'
import * as z from '../../shared/late-zod.ts'
import type { Log } from '../log.ts'
import { writeFileAtomically } from './atomic-file.ts'
import { readJsonFile } from './read-json-file.ts'
import { readSettings, writeSettings } from './settings.ts'

/**
 * How each agent has her console, in her folder: beside the replica, which another log replaces, and
 * in plain text, because it tells nothing of anybody. What she never changed is as this PC was.
 */
export class PreferencesStore {
  readonly #dataDir: string
  readonly #log: Log

  constructor(dataDir: string, log: Log) {
    this.#dataDir = dataDir
    this.#log = log
  }

  /** What the next page begins with, whoever comes to it. */
  look(): Look {
    return lookOf({ ...usualPreferences, ...readSettings(this.#dataDir, this.#log).look })
  }

  /** @param folder hers; null while nobody is signed in. */
  read(folder: string | null): Preferences {
    const own = folder === null ? {} : this.#changesIn(folder)
    return { ...usualPreferences, ...this.look(), ...own }
  }

  save(folder: string | null, change: PreferencesChange): Preferences {
    if (folder !== null) {
      const changes = { ...this.#changesIn(folder), ...change }
      writeFileAtomically(pathIn(folder), `${JSON.stringify(changes, null, 2)}\n`)
    }
    const saved = { ...this.read(folder), ...change }
    this.#keepLook(lookOf(saved))
    return saved
  }

  /** Who came has it as she had it, and so has the next page. */
  enter(folder: string): void {
    this.#keepLook(lookOf(this.read(folder)))
  }

  #keepLook(look: Look): void {
    if (JSON.stringify(look) === JSON.stringify(this.look())) return
    writeSettings(this.#dataDir, { ...readSettings(this.#dataDir, this.#log), look })
  }

  #changesIn(folder: string): PreferencesChange {
    const file = readJsonFile(pathIn(folder), z.record(z.string(), z.unknown()))
    if (file.outcome === 'unreadable') this.#log('preferences-unreadable')
    return file.outcome === 'read' ? readChange(file.value) : {}
  }
}

function pathIn(folder: string): string {
  return join(folder, 'preferences.json')
}
