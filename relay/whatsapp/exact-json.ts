/**
 * JSON in which numbers that JavaScript would round (ids of templates are greater than 2^53) become
 * text with all of their digits. Only where there may be one: the slower reading is rare.
 * @throws SyntaxError
 */
export function parseExactly(json: string): unknown {
  return /\d{16}/.test(json) ? JSON.parse(json, keepDigits) : JSON.parse(json)
}

function keepDigits(_key: string, value: unknown, context?: { source?: string }): unknown {
  return typeof value === 'number' && !Number.isSafeInteger(value) && Number.isInteger(value)
    ? (context?.source ?? value)
    : value
}
