import { createElement, Fragment, type ReactNode } from 'react'

/** Parts of a message, which never change places and may be alike: as fixed children, without keys. */
export function fixedList<Item>(
  items: readonly Item[],
  show: (item: Item, index: number) => ReactNode,
): ReactNode {
  return createElement(Fragment, null, ...items.map(show))
}
