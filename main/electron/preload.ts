import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron'
import type { Push } from '../../shared/ipc/pushes.ts'
import type { Channel } from '../../shared/ipc.ts'
import type { ShellOrder, ShellWish } from '../../shared/shell.ts'

/**
 * All of the desktop that the screen can reach. It runs sandboxed in the screen's process and is
 * bundled into one file; the list stands here so that the schemas' code stays out of it.
 */
const channels: Record<Channel, true> = {
  'get-status': true,
  'set-relay': true,
  'sign-in': true,
  'sign-out': true,
  lock: true,
  'list-agents': true,
  'page-queue': true,
  'count-queue': true,
  'list-queue-filters': true,
  'weigh-queue-filters': true,
  'open-conversation': true,
  'page-conversation': true,
  'read-attendance': true,
  'note-export': true,
  'issue-command': true,
  'preview-commands': true,
  'confirm-reply': true,
  'discard-command': true,
  'report-presence': true,
  'list-presence': true,
  'save-draft': true,
  'save-note-draft': true,
  'add-to-draft': true,
  'remove-attachment': true,
  'list-unsent': true,
  diagnose: true,
  'weigh-wipe': true,
  'search-messages': true,
  'suggest-replies': true,
  'read-billing': true,
  'check-reply': true,
  'open-citizen': true,
  'search-citizens': true,
  'find-cases': true,
  'read-preferences': true,
  'save-preferences': true,
  'list-blocks': true,
  'recognise-quadra': true,
  'page-subscribers': true,
  'export-subscribers': true,
  'preview-subscribers': true,
  'add-subscribers': true,
  'withdraw-subscriber': true,
  'export-citizen': true,
  'list-templates': true,
  'list-alerts': true,
  'acknowledge-alert': true,
  'list-canned-replies': true,
  'list-topics': true,
  'undo-sending': true,
  'change-schedule': true,
  'read-undo-seconds': true,
  'save-undo-seconds': true,
  'save-draft-quote': true,
  'list-topic-versions': true,
  'read-document': true,
  'list-document-versions': true,
  'list-canned-versions': true,
  'find-canned-facts': true,
  'count-same-replies': true,
  'read-overview': true,
  'read-receiving': true,
  'set-receiving': true,
  'read-hours': true,
  'list-hours-versions': true,
  'note-found': true,
  'read-audit': true,
  'read-reconciliation': true,
  'preview-erasure': true,
  'erase-citizen': true,
  'reply-from-notice': true,
  'take-mentions': true,
}

contextBridge.exposeInMainWorld('balcao', {
  host: 'electron',
  async call(channel: string, args: unknown): Promise<unknown> {
    if (!Object.hasOwn(channels, channel)) throw new Error('unknown-channel')
    return ipcRenderer.invoke(channel, args)
  },
  /** @returns ends the listening. */
  onPush(listener: (push: Push) => void): () => void {
    // The event stays here: its sender would give the screen the whole of ipcRenderer.
    const hear = (_event: IpcRendererEvent, push: Push) => listener(push)
    ipcRenderer.on('push', hear)
    return () => {
      ipcRenderer.off('push', hear)
    }
  },
  platform: process.platform,
  async tellShell(order: ShellOrder): Promise<void> {
    await ipcRenderer.invoke('tell-shell', order)
  },
  /** @returns ends the listening. */
  onShellWish(listener: (wish: ShellWish) => void): () => void {
    const hear = (_event: IpcRendererEvent, wish: ShellWish) => listener(wish)
    ipcRenderer.on('shell-wish', hear)
    return () => {
      ipcRenderer.off('shell-wish', hear)
    }
  },
})
