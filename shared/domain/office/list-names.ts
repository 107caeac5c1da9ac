import { plainText } from '../plain-text.ts'

type Listed = { readonly name: string; readonly isRetired: boolean }

/**
 * The first name in use that stands twice in a list; null where each stands once. A reader takes two
 * names for one whatever their accents and case.
 */
export function repeatedName(items: readonly Listed[]): string | null {
  const seen = new Set<string>()
  for (const { name, isRetired } of items) {
    if (isRetired) continue
    const plain = plainText(name.trim())
    if (seen.has(plain)) return name
    seen.add(plain)
  }
  return null
}
