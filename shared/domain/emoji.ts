/** One emoji as Unicode recommends it for interchange: what WhatsApp takes for a reaction. */
const ONE_EMOJI = /^\p{RGI_Emoji}$/v

export function isEmoji(text: string): boolean {
  return ONE_EMOJI.test(text)
}
