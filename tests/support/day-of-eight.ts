import { SampleLog } from './sample-log.ts'

/** Eight citizens who were each answered, the first of whom wrote again and is attended. */
export function dayOfEight(): SampleLog {
  const log = new SampleLog()
  for (let number = 1; number < 9; number += 1) {
    log.receive(number, `palavra ${number}`)
    log.ask(1, number, { type: 'claim-attendance' })
    log.ask(1, number, { type: 'close-attendance' })
  }
  log.receive(1, 'palavra nova')
  log.ask(1, 1, { type: 'claim-attendance' })
  return log
}
