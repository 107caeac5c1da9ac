import type { OnMoment } from '../../relay/moments.ts'

/**
 * @param where `moment:n` kills the process at the n-th such moment, as a power cut would: nothing
 *   runs after it.
 */
export function crashAt(where = ''): OnMoment {
  const [moment, count] = where.split(':')
  let left = Number(count)
  return (reached) => {
    if (reached !== moment) return
    left -= 1
    if (left === 0) process.kill(process.pid, 'SIGKILL')
  }
}
