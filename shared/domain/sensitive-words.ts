/** Something in a reply that the agent should look at twice before it leaves. */
export type SensitiveSpan = {
  readonly kind: 'cpf' | 'email' | 'phone'
  readonly start: number
  readonly end: number
}

/** With or without the country's code; the area's has no zero. */
const PHONE =
  /(?<![\d.-])(?:\+?55[\s-]*)?\(?[1-9][1-9]\)?[\s-]*(?:9[\s-]?\d|[2-5])\d{3}[-\s.]?\d{4}(?![\d-])/g
const WITHOUT_AREA = /(?<![\d.)-])(?:9\d|[2-5])\d{3}[-\s]\d{4}(?![\d-])/g

/**
 * Numbers that are a CPF (by their check digits, so that a protocol number is none), e-mail
 * addresses, and numbers that have the shape of a phone's. WhatsApp's policy forbids asking for
 * identity numbers in a chat; a reply that holds one is usually a slip. Source: public-service rules,
 * "Personal data".
 */
export function sensitiveSpans(text: string): SensitiveSpan[] {
  const found = (kind: SensitiveSpan['kind'], pattern: RegExp, holds: (match: string) => boolean) =>
    [...text.matchAll(pattern)]
      .filter(([match]) => holds(match))
      .map((match) => ({ kind, start: match.index, end: match.index + match[0].length }))
  const certain = [
    ...found('cpf', /(?<!\d)\d{3}\.?\d{3}\.?\d{3}-?\d{2}(?!\d)/g, isCpf),
    ...found('email', /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, () => true),
  ]
  const phones: SensitiveSpan[] = []
  for (const phone of [
    ...found('phone', PHONE, () => true),
    ...found('phone', WITHOUT_AREA, isNoPairOfYears),
  ]) {
    if (![...certain, ...phones].some((other) => overlaps(phone, other))) phones.push(phone)
  }
  return [...certain, ...phones].sort((one, other) => one.start - other.start)
}

function overlaps(one: SensitiveSpan, other: SensitiveSpan): boolean {
  return one.start < other.end && other.start < one.end
}

/** `2025-2026` is no number to call. */
function isNoPairOfYears(text: string): boolean {
  return !/^20\d\d\D20\d\d$/.test(text)
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
