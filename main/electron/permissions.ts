import type { Session } from 'electron'
import { isOfApp } from './app-protocol.ts'

/** All that the screen may ask the system for: putting text on the clipboard, and telling of what is new. */
const granted: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications'])

/** Denies whatever is not granted above; without these handlers Electron grants nearly everything. */
export function denyPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(isGranted(permission, details.requestingUrl))
  })
  session.setPermissionCheckHandler((_contents, permission, origin) =>
    isGranted(permission, origin),
  )
  session.setDevicePermissionHandler(() => false)
}

function isGranted(permission: string, requester: string): boolean {
  return granted.has(permission) && isOfApp(requester)
}
