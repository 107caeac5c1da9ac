/** Costs 35 ms to make, so that whoever only starts does without. */
let oneEmoji: RegExp | undefined

/** One emoji as Unicode recommends it for interchange: what WhatsApp takes for a reaction. */
export function isEmoji(text: string): boolean {
  oneEmoji ??= /^\p{RGI_Emoji}$/v
  return oneEmoji.test(text)
}
