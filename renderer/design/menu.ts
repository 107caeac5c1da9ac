/** Looks that the menus of the screen share. */
export const popoverClass =
  'arrive z-30 min-w-56 max-w-80 overflow-auto rounded-card border border-line bg-raised p-1 shadow-2 outline-none'

export const menuItemClass =
  'flex min-h-(--menu-item) items-center gap-2.5 rounded-control px-2.5 py-1 text-ink text-sm outline-none data-disabled:text-faint data-focused:bg-hover'

export const menuHeadingClass = 'px-2.5 pt-2 pb-1 font-medium text-faint text-xs'
