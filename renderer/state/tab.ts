/** The icon with a dot, beside the usual one. */
const unreadIcon = new URL('../../resources/icon-unread.svg', import.meta.url).href

let usualIcon: string | null = null

/** What a person sees of the desk while another window is in front. */
export function showInTab(title: string, hasUnread: boolean): void {
  document.title = title
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]')
  if (icon === null) return
  usualIcon ??= icon.href
  const href = hasUnread ? unreadIcon : usualIcon
  if (icon.href !== href) icon.href = href
}
