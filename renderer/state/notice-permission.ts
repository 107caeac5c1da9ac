import { create } from 'zustand'

type Permission = NotificationPermission | 'unsupported'

/** Whether the system lets this page tell anything while another window is in front. */
export const useNoticePermission = create<{ permission: Permission }>()(() => ({
  permission: 'default',
}))

/** It can be changed behind the page's back at any time. */
export function readNoticePermission(): Permission {
  const permission = 'Notification' in globalThis ? Notification.permission : 'unsupported'
  useNoticePermission.setState({ permission })
  return permission
}

/** Only ever from a button: a page that asks by itself is refused for ever. */
export async function askNoticePermission(): Promise<void> {
  await Notification.requestPermission()
  readNoticePermission()
}
