/** A spreadsheet's file as text: UTF-8, or what older Brazilian ones write (Windows-1252). */
export function readText(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: every byte means something in the other one.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
