/**
 * What some work takes of the processor, in milliseconds: unlike the clock's time it is the same
 * on a machine that is busy with other things.
 */
export function processorMs(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
