import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** What is known of who a citizen is; any of it may be missing (reference, section 3). */
export type CitizenNames = {
  readonly registeredName: string | null
  readonly profileName: string | null
  readonly username: string | null
  /** Digits with country code, without plus. */
  readonly phone: string | null
}

/**
 * The one name that every screen shows: registered name, else profile name, else @username, else
 * formatted phone. Null where none is known: the screen then says so in its own language.
 */
export function citizenName(names: CitizenNames): string | null {
  return (
    visible(names.registeredName) ??
    visible(names.profileName) ??
    (visible(names.username) === null ? null : `@${visible(names.username)}`) ??
    (names.phone === null ? null : formatPhone(names.phone))
  )
}

/** `5563999990001` → `+55 63 99999 0001`; digits that are no number come back with a plus. */
export function formatPhone(digits: string): string {
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? `+${digits}`
}

/**
 * A name chosen by a stranger: control and format characters (line breaks, direction overrides)
 * could imitate the screen's own text. Breaks become spaces, the others are taken out. Joiners of
 * emoji stay.
 */
function visible(text: string | null): string | null {
  const cleaned = text
    ?.replaceAll(/[\t-\r\u0085\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/[\p{Cc}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return cleaned ? cleaned : null
}
