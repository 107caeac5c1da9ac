/**
 * The one key under which a phone number is looked up. Brazilian mobile accounts older than the
 * ninth digit keep a `wa_id` without it, and WhatsApp may answer with either form: both must find
 * the same citizen. Landlines (first digit 2 to 5) and other countries stay as they are. For
 * look-up only: messages are sent to the digits that WhatsApp gave.
 * Source: Cloud API reference, section 4.
 */
export function phoneKey(digits: string): string {
  const local = /^55(\d{2})([6-9]\d{7})$/.exec(digits)
  return local ? `55${local[1]}9${local[2]}` : digits
}
