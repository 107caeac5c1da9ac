import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../relay/config-variable.ts'

/**
 * What a program under test needs to know of the machine; nothing else of a developer's environment
 * reaches it. Hundreds of processes read the same sources: Node compiles them once.
 */
export const machineEnvironment: Environment = {
  PATH: process.env['PATH'],
  NODE_COMPILE_CACHE: join(tmpdir(), 'balcao-compile-cache'),
}
