/**
 * What a person types for a time of day (`13:30`, `13h30`, `1330`, `8`), as `HH:MM`; null where it is
 * none. `24:00` ends a day.
 */
export function readTime(text: string): string | null {
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:h.]?(\d{2}))?h?$/.exec(text.trim()) ?? []
  if (hours === '') return null
  const [hour, minute] = [Number(hours), Number(minutes)]
  if (minute > 59 || hour > 24 || (hour === 24 && minute > 0)) return null
  return `${hours.padStart(2, '0')}:${minutes}`
}
