import type { Action } from './action.ts'
import { attending } from './attending.ts'
import { going } from './going.ts'
import { opening } from './opening.ts'
import { program } from './program.ts'
import { writing } from './writing.ts'

/**
 * Everything that can be done from anywhere at the desk. A new one is one entry in the list of its
 * group: the palette, the sheet of shortcuts and the keys take it from there.
 */
export const actions: readonly Action[] = [
  ...attending,
  ...writing,
  ...going,
  ...opening,
  ...program,
]
