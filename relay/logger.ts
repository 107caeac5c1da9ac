/**
 * What the relay's rooms need of a logger (Fastify's pino fits). Fields hold codes, counts and ids:
 * never a name, a number, a text or a token.
 */
export type Logger = {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** What a log may say of a surprise: its class and code, since messages can quote data. */
export function describeError(error: unknown): { error: string; code: string | null } {
  if (!(error instanceof Error)) return { error: typeof error, code: null }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { error: error.name, code }
}
