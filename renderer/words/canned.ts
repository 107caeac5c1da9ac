import type { CannedReply } from '../../shared/domain/canned/canned-reply.ts'
import { fillCannedText } from '../../shared/domain/canned/fill-canned-text.ts'
import { gistOf } from '../../shared/domain/canned/gist.ts'
import { parseCannedText } from '../../shared/domain/canned/parse-canned-text.ts'
import { placeholderValues } from '../../shared/domain/canned/placeholder-values.ts'

/** By plain name; what is null, or not there, nobody knows. */
export type CannedValues = ReadonlyMap<string, string | null>

/** A canned reply as it would be said with what is known; the rest of its placeholders are blanks. */
export function sayCanned(reply: Pick<CannedReply, 'text' | 'area'>, values: CannedValues): string {
  // What only a newer version knows is a blank here.
  const parsed = parseCannedText(reply.text, () => true)
  if ('wrong' in parsed) return reply.text
  const known = new Map(values)
  return fillCannedText(parsed.parts, known.set('area', known.get('area') ?? reply.area)).text
}

/** The same where several stand in a list: what sets it apart from the others. */
export function cannedGist(
  reply: Pick<CannedReply, 'text' | 'area'>,
  values: CannedValues,
): string {
  return gistOf(sayCanned(reply, values), values.get('saudacao') ?? null)
}

/** What is known where there is no citizen: the hour, the date and who writes. */
export function valuesOfNobody(agentName: string, now: number, timeZone: string): CannedValues {
  const nobody = { citizenName: null, quadra: null, protocol: null, area: null, deadline: null }
  return placeholderValues({ ...nobody, agentName, fields: new Map() }, now, timeZone)
}
