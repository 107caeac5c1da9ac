import type { NoticeReplyTarget } from '../../shared/ipc/notice-reply.ts'
import { noticesTakeReplies, type ShellWish } from '../../shared/shell.ts'
import { shell } from '../bridge.ts'

/** What the system shows for us while another window is in front. */
export type SystemNotice = { close(): void }

type Shown = {
  /** What it is about: notices of one group stand together, where they stand at all. */
  readonly group: string
  readonly title: string
  readonly body: string
  readonly silent: boolean
  readonly onPress: () => void
  /** One can write in it, where the system has a field for that. */
  readonly reply?: { readonly placeholder: string; readonly to: NoticeReplyTarget }
  /** A button on it, where the system has them. */
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

/** Longer than any system shows, and short enough for all of them (letters). */
const MOST_BODY = 300
const MOST_TITLE = 120
const MOST_LABEL = 60

/** Whether one can write in a notice here. A browser's have no field, whatever the system. */
export function takesReplies(): boolean {
  return shell !== null && noticesTakeReplies(shell.platform)
}

export function showSystemNotice(notice: Shown): SystemNotice {
  const title = cut(notice.title, MOST_TITLE)
  const body = cut(notice.body, MOST_BODY)
  return shell === null
    ? showInBrowser({ ...notice, title, body })
    : showInShell(shell, { ...notice, title, body })
}

/** What a person did with a notice of the shell; of one that is gone, nothing is left to do. */
export function takeNoticeWish(wish: Extract<ShellWish, { noticeId: string }>): void {
  const notice = standing.get(wish.noticeId)
  if (wish.name === 'notice-acted') notice?.action?.onPress()
  else notice?.onPress()
}

const standing = new Map<string, Shown>()

function showInShell({ tell }: NonNullable<typeof shell>, notice: Shown): SystemNotice {
  const noticeId = crypto.randomUUID()
  const { group, title, body, silent, reply, action } = notice
  standing.set(noticeId, notice)
  tell({
    name: 'show-notice',
    notice: {
      ...{ noticeId, group, title, body, silent },
      reply: reply ? { ...reply, placeholder: cut(reply.placeholder, MOST_TITLE) } : null,
      action: action ? cut(action.label, MOST_LABEL) : null,
    },
  })
  return {
    close: () => {
      standing.delete(noticeId)
      tell({ name: 'close-notice', noticeId })
    },
  }
}

function showInBrowser({ group, title, body, silent, onPress }: Shown): SystemNotice {
  const notification = new Notification(title, { body, tag: group, silent })
  notification.onclick = onPress
  return { close: () => notification.close() }
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).toWellFormed()}…`
}
