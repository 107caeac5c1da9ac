import type { Person } from '../support/webhooks.ts'

/** Somebody who is plainly made up; `number` below 10,000 makes her phone. */
export function inventedPerson(mark: string, number: number): Person {
  return {
    name: `Cidadã Fictícia ${mark}`,
    phone: `55639999${String(number).padStart(5, '0')}`,
    userId: `BR.Ficticia${mark}`,
  }
}
