/**
 * Settles once when this program should end: a signal, or the loss of the program that started it.
 * Later signals are taken and ignored, so that a second Ctrl+C does not cut the ending short.
 */
export function untilToldToStop(): Promise<'told'> {
  return new Promise((resolve) => {
    const told = () => resolve('told')
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, told)
    if (process.channel) process.on('disconnect', told)
  })
}
