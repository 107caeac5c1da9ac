import type { Session } from 'electron'
import { isOfApp } from './app-protocol.ts'

/** What the screen may ask the system for, beside the microphone: putting text on the clipboard, telling of what is new. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications'])

/**
 * Denies whatever is not granted above, and of camera and microphone all but the microphone, for
 * voice notes; without these handlers Electron grants nearly everything.
 */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    answer(isGranted(permission, details.requestingUrl, media))
  })
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) =>
    isGranted(permission, origin, mediaType === undefined ? [] : [mediaType]),
  )
  session.setDevicePermissionHandler(() => false)
}

function isGranted(permission: string, requester: string, media: readonly string[]): boolean {
  const isMicrophone =
    permission === 'media' && media.length > 0 && media.every((type) => type === 'audio')
  return (isMicrophone || granted.has(permission)) && isOfApp(requester)
}
