import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readPassword } from '../../relay/accounts/read-password.ts'

/** A terminal on which somebody types; what it shows is answered with the password. */
async function typed(keys: string): Promise<[password: string, shown: string]> {
  const keyboard = Object.assign(new PassThrough(), { isTTY: true })
  const screen = new PassThrough()
  const password = readPassword(keyboard, screen)
  keyboard.write(keys)
  const read = await password
  screen.end()
  return [read, await text(screen)]
}

// Nothing can be corrected on a terminal that calls itself dumb, and tests may run on one.
beforeEach(() => void vi.stubEnv('TERM', 'xterm'))
afterEach(() => void vi.unstubAllEnvs())

describe('a password', () => {
  it('that is typed does not show, and is asked for', async () => {
    expect(await typed('segredo\r')).toEqual(['segredo', 'Password: \n'])
  })

  it('may be corrected, or given up', async () => {
    expect(await typed('segredx\u007fo\r')).toEqual(['segredo', 'Password: \n'])
    expect(await typed('seg\u0003')).toEqual(['', 'Password: \n'])
  })

  it('that comes through a pipe is its first line, and nothing is shown', async () => {
    const screen = new PassThrough()
    const pipe = new PassThrough()
    const password = readPassword(pipe, screen)
    pipe.write('segredo da eva\r\noutra linha\n')
    expect([await password, screen.read()]).toEqual(['segredo da eva', null])
  })
})
