/** Something in a reply that the agent should look at twice before it leaves. */
export type SensitiveSpan = {
  readonly kind: 'cpf' | 'email'
  readonly start: number
  readonly end: number
}

/**
 * Numbers that are a CPF (by their check digits, so that a protocol number is none) and e-mail
 * addresses. WhatsApp's policy forbids asking for identity numbers in a chat; a reply that holds one
 * is usually a slip. Source: public-service rules, "Personal data".
 */
export function sensitiveSpans(text: string): SensitiveSpan[] {
  const found = (kind: SensitiveSpan['kind'], pattern: RegExp, holds: (match: string) => boolean) =>
    [...text.matchAll(pattern)]
      .filter(([match]) => holds(match))
      .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }))
  return [
    ...found('cpf', /(?<!\d)\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)/g, isCpf),
    ...found('email', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, () => true),
  ].sort((one, other) => one.start - other.start)
}

/** Both check digits, by Receita Federal's weights; eleven equal digits pass them and are none. */
function isCpf(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').split('').map(Number)
  if (new Set(digits).size === 1) return false
  return [9, 10].every((length) => {
    const sum = digits
      .slice(0, length)
      .reduce((total, digit, at) => total + digit * (length + 1 - at), 0)
    return ((sum * 10) % 11) % 10 === digits[length]
  })
}
