import { freePort } from '../../tools/ports.ts'

/** What no system hands to whoever asks for any port, nor to who calls somewhere: from 32768 on. */
const FIRST = 11_000
const COUNT = 21_000

/** Programs that run at once begin far from each other. */
let next = (process.pid * 61) % COUNT

/**
 * A free port on this machine that stays its user's own while she is not there: of a relay that is
 * stopped and started again. One that the system chooses may be somebody else's by then.
 */
export async function lastingPort(): Promise<number> {
  for (let looked = 0; looked < COUNT; looked += 1) {
    const port = FIRST + next
    next = (next + 1) % COUNT
    if ((await freePort(port)) === port) return port
  }
  throw new Error('Every port is taken.')
}
