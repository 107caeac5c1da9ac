import { type BrowserWindow, Notification } from 'electron'
import type { NoticeReplyTarget } from '../../shared/ipc/notice-reply.ts'
import { noticesTakeReplies, type ShellNotice, type ShellWish } from '../../shared/shell.ts'
import type { Console } from '../console.ts'
import type { Log } from '../log.ts'
import { showWindow } from './window.ts'

type NoticesOptions = {
  readonly window: BrowserWindow
  readonly console: Pick<Console, 'call'>
  readonly wish: (wish: ShellWish) => void
  readonly log: Log
  readonly platform: NodeJS.Platform
}

/** The system's notices, as the screen asks for them; what is written in one goes to the console itself. */
export class Notices {
  readonly #options: NoticesOptions
  /** Those that may still be answered: Electron forgets what nobody holds. */
  readonly #shown = new Map<string, Notification>()

  constructor(options: NoticesOptions) {
    this.#options = options
  }

  show({ noticeId, group, title, body, silent, reply, action }: ShellNotice): void {
    const { wish, log, platform } = this.#options
    if (!Notification.isSupported()) return
    const takesReply = reply !== null && noticesTakeReplies(platform)
    const notice = new Notification({
      ...{ id: noticeId, groupId: group, title, body, silent },
      ...(takesReply && { hasReply: true, replyPlaceholder: reply.placeholder }),
      ...(action !== null && { actions: [{ type: 'button' as const, text: action }] }),
    })
    this.#shown.set(noticeId, notice)
    notice.on('click', () => this.#press(noticeId))
    if (action !== null) {
      notice.on('action', () => {
        this.#bringForward()
        wish({ name: 'notice-acted', noticeId })
      })
    }
    // Windows may tell of one reply on two roads: it is sent once.
    if (takesReply) {
      notice.once('reply', ({ reply: text }) => {
        if (text.trim() === '') this.#press(noticeId)
        else this.#reply(reply.to, text)
      })
    }
    notice.on('failed', () => log('notice-failed'))
    notice.show()
  }

  close(noticeId: string): void {
    this.#shown.get(noticeId)?.close()
    this.#shown.delete(noticeId)
  }

  /** What names a citizen must not outlive the program, nor the page that would take it away. */
  closeAll(): void {
    for (const noticeId of this.#shown.keys()) this.close(noticeId)
  }

  #press(noticeId: string): void {
    this.#bringForward()
    this.#options.wish({ name: 'notice-pressed', noticeId })
  }

  #reply(to: NoticeReplyTarget, text: string): void {
    const { console, wish, log } = this.#options
    console
      .call('reply-from-notice', { ...to, text })
      .then(({ outcome }) => {
        if (outcome !== 'sent') this.#bringForward()
      })
      .catch(() => {
        log('notice-reply-failed')
        this.#bringForward()
        wish({ name: 'reply-left', to, text })
      })
  }

  #bringForward(): void {
    showWindow(this.#options.window)
  }
}
