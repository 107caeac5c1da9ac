import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'

type DialogProps = {
  title: string
  /** `top` for what people type into: it does not move as results come and go. */
  place?: 'centre' | 'top'
  width?: string
  role?: 'dialog' | 'alertdialog'
  hideTitle?: boolean
  onClose: () => void
  children: ReactNode
}

/** A modal dialog: Esc and a click beside it close it. */
export function Dialog({
  title,
  place = 'centre',
  width = 'max-w-md',
  role = 'dialog',
  hideTitle = false,
  onClose,
  children,
}: DialogProps) {
  const placing = place === 'top' ? 'items-start pt-[min(12vh,6rem)] short:pt-3' : 'items-center'
  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={(open) => open || onClose()}
      className={`fixed inset-0 z-40 flex justify-center bg-scrim p-3 ${placing}`}
    >
      <Modal
        className={`arrive flex max-h-full w-full flex-col overflow-hidden rounded-panel border border-line bg-raised shadow-2 ${width}`}
      >
        <AriaDialog role={role} className="flex min-h-0 flex-col outline-none">
          <Heading
            slot="title"
            className={hideTitle ? 'sr-only' : 'px-5 pt-4 pb-1 font-semibold text-ink text-lg'}
          >
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
