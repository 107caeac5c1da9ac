import { describe, expect, it } from 'vitest'
import { classifyRefusal } from '../../relay/whatsapp/error-codes.ts'
import type { FailureClass } from '../../shared/domain/failure-class.ts'

/** The classes of the reference (section 6.1), and what each may be called here. */
const classes = {
  R: ['retry'],
  'R (few)': ['retry-few'],
  RL: ['slow-number'],
  'RL, this user only': ['slow-citizen'],
  A: ['account'],
  'A/F': ['account'],
  'A/RL': ['slow-number'],
  'RL/A': ['slow-number'],
  F: ['misconfigured'],
  'F / RL': ['misconfigured', 'slow-number'],
  P: ['permanent'],
  'P/F': ['permanent', 'misconfigured'],
  T: ['template-needed'],
  N: ['never-to-citizen'],
  /** Not about a message that we send: should one ever answer a send, that message is over. */
  '–': ['permanent'],
} as const satisfies Record<string, readonly FailureClass[]>

/** Section 6.1, row by row. A range is written with its first and its last code. */
const rows: readonly [codes: readonly number[], is: keyof typeof classes][] = [
  [[0], 'A'],
  [[190], 'A'],
  [[3, 10, 200, 210, 299], 'A/F'],
  [[1], 'R (few)'],
  [[2], 'R'],
  [[4], 'RL'],
  [[33], 'F'],
  [[100], 'P/F'],
  [[368], 'A'],
  [[80007], 'RL'],
  [[130403], 'P'],
  [[130429], 'RL'],
  [[130472], 'N'],
  // The reference says A. But a citizen's country must not stop the replies to everybody else.
  [[130497], 'N'],
  [[131000], 'R (few)'],
  // F in the reference; but it concerns every reply, so that the queue waits for it to be mended.
  [[131005], 'A'],
  [[131008], 'P'],
  [[131009], 'P'],
  [[131016], 'R'],
  [[131021], 'P'],
  [[131026], 'P'],
  [[131030], 'F'],
  [[131031], 'A'],
  [[131037], 'F'],
  [[131042], 'A'],
  // As 131005.
  [[131045], 'A'],
  [[131047], 'T'],
  [[131048], 'A/RL'],
  [[131049], 'N'],
  [[131050], 'N'],
  [[131051], 'P'],
  [[131052], '–'],
  [[131053], 'F'],
  [[131055], 'P'],
  [[131056], 'RL, this user only'],
  [[131057], 'R'],
  [[131059], 'P'],
  [[131060], '–'],
  [[131062], 'P'],
  [[131063], 'F'],
  [[131064], 'RL/A'],
  [[132000], 'P/F'],
  [[132001], 'F'],
  [[132005], 'P'],
  [[132007], 'F'],
  [[132008, 132012, 132018], 'P'],
  [[132015], 'F'],
  [[132016], 'F'],
  [[132068, 132069], 'F / RL'],
  [[133000], 'F'],
  [[133004], 'R'],
  [[133005, 133006, 133008, 133009], 'F'],
  [[133010], 'A/F'],
  [[133015], 'R'],
  [[133016], 'RL'],
  // As 131005.
  [[134011], 'A'],
  [[135000], 'P'],
  [[137000], 'P'],
  [[139100, 139103], 'P'],
  [[147001, 147005], '–'],
  [[2388000, 2388999], 'F'],
  [[2494100], 'R'],
  [[470], 'T'],
  [[1013, 1006], '–'],
]

const cases = rows.flatMap(([codes, is]) => codes.map((code) => [code, is] as const))

describe('a refusal of WhatsApp', () => {
  it.each(cases)('%d is of class %s, whatever Graph says of its passing', (code, is) => {
    const named = classifyRefusal(code, false)
    expect(classes[is]).toContain(named)
    expect(classifyRefusal(code, true)).toBe(named)
  })

  it('with a code that nobody listed is tried again only where Graph calls it passing', () => {
    const unlisted = [5, 300, 131999, 139104, 2389000]
    expect(unlisted.map((code) => classifyRefusal(code, true))).toEqual(
      unlisted.map(() => 'retry-few'),
    )
    expect(unlisted.map((code) => classifyRefusal(code, false))).toEqual(
      unlisted.map(() => 'permanent'),
    )
  })
})
