import * as z from '../../late-zod.ts'
import { type CannedPart, parseCannedText } from '../canned/parse-canned-text.ts'
import { plainText } from '../plain-text.ts'

/**
 * What a citizen is asked before her name is put on the list. It names the organisation and says what
 * will be sent (public-service rules, "Personal data"); another text has another version.
 */
export const wordingSchema = z.object({
  version: z.string().min(1).max(40),
  text: z
    .string()
    .min(1)
    .max(2000)
    .refine((text) => 'parts' in parseCannedText(text, isPlaceholder), 'has a wrong placeholder'),
  /**
   * The versions that were before it, as the document keeps them: none of their names comes back, so that
   * no citizen's yes to one of them can be read as a yes to other words.
   */
  former: z.array(z.string().max(40)).max(1000).optional(),
})

export type Wording = z.infer<typeof wordingSchema>

/** What a wording may speak of. */
const placeholders: ReadonlySet<string> = new Set(['primeiro_nome', 'saudação'].map(plainText))

function isPlaceholder(name: string): boolean {
  return placeholders.has(name)
}

/** @throws Error for a text that the schema above does not let through. */
export function partsOf({ text }: Wording): readonly CannedPart[] {
  const parsed = parseCannedText(text, isPlaceholder)
  if ('wrong' in parsed) throw new Error('wording-not-readable')
  return parsed.parts
}

/** Whether a text is this wording with nothing but its placeholders filled: what the proof rests on. */
export function saysWording(wording: Wording, text: string): boolean {
  return new RegExp(`^${patternOf(partsOf(wording))}$`, 'su').test(text.trim())
}

function patternOf(parts: readonly CannedPart[]): string {
  return parts.map(patternOfPart).join('')
}

function patternOfPart(part: CannedPart): string {
  switch (part.kind) {
    case 'words':
      return part.text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
    case 'placeholder':
      // A name or a greeting: what stands there can say nothing else.
      return String.raw`\S{1,60}?(?: \S{1,20}?)?`
    case 'condition':
      return `(?:${patternOf(part.met)}|${patternOf(part.unmet)})`
  }
}
