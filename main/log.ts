/**
 * Where the console says what went wrong: a code and numbers, never names, words, phone numbers,
 * logins or tokens.
 */
export type Log = (code: string, details?: Record<string, string | number | boolean>) => void
