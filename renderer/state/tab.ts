import { isDesktop } from '../bridge.ts'

/** The icon with a dot, beside the usual one. */
const unreadIcon = new URL('../../resources/icon-unread.svg', import.meta.url).href

let usualIcon: string | null = null

/**
 * What a person sees of the desk while another window is in front.
 * @param unread as a number on the icon of the app where the browser keeps one.
 */
export function showInTab(title: string, unread: number): void {
  document.title = title
  countOnIcon(unread)
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (icon === null) return
  usualIcon ??= icon.href
  const href = unread > 0 ? unreadIcon : usualIcon
  if (icon.href !== href) icon.href = href
}

/** Only a page that was installed as an app has an icon of its own: elsewhere the title counts alone. */
function countOnIcon(unread: number): void {
  if (isDesktop || !('setAppBadge' in navigator)) return
  const told = unread > 0 ? navigator.setAppBadge(unread) : navigator.clearAppBadge()
  told.catch(() => {
    // The browser has no icon to count on.
  })
}
