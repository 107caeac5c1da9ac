/** Lists of the organisation as they are being written: what is taken off them is kept, retired. */
export type Listed = { readonly name: string; readonly isRetired: boolean }

/** One place up or down among those that are in use. */
export function moved<Item extends Listed>(
  items: readonly Item[],
  one: Item,
  step: -1 | 1,
): readonly Item[] {
  const inUse = items.filter(({ isRetired }) => !isRetired)
  const other = inUse[inUse.indexOf(one) + step]
  if (!other) return items
  return items.map((item) => {
    if (item === one) return other
    return item === other ? one : item
  })
}

export function replaced<Item>(items: readonly Item[], one: Item, by: Item): readonly Item[] {
  return items.map((item) => (item === one ? by : item))
}

/** One that was never saved is simply gone; another is kept for what names it. */
export function without<Item extends Listed>(
  items: readonly Item[],
  one: Item,
  wasSaved: boolean,
): readonly Item[] {
  return wasSaved
    ? replaced(items, one, { ...one, isRetired: true })
    : items.filter((item) => item !== one)
}
