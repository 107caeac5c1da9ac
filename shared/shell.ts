import { languages } from './domain/preferences.ts'
import { idSchema } from './ids.ts'
import { type NoticeReplyTarget, noticeReplyTargetSchema } from './ipc/notice-reply.ts'
import * as z from './late-zod.ts'

/**
 * What the screen and the shell of the desktop say to each other, beside the console's calls: what only
 * a program of its own can do. On the loopback host nobody listens, and the browser does what it can.
 */

const words = (most: number) => z.string().max(most)

/** Each stays until it is closed; those of one `group` stand together where the system groups. */
const noticeSchema = z.object({
  noticeId: idSchema,
  group: words(60),
  title: words(200),
  body: words(500),
  silent: z.boolean(),
  /** One can write in it; null, and where the system has no such field: pressing it must do. */
  reply: z.object({ placeholder: words(200), to: noticeReplyTargetSchema }).nullable(),
  /** A button on it; null for none. */
  action: words(60).nullable(),
})

export type ShellNotice = z.infer<typeof noticeSchema>

/** What the tray and the icon of the app tell of the desk. */
const deskStateSchema = z.object({
  language: z.enum(languages),
  isSignedIn: z.boolean(),
  /** Conversations of hers with something unread. */
  unread: z.int().nonnegative(),
  /** Whether rules give her attendances; null where they give nobody any. */
  receiving: z.boolean().nullable(),
  /** Whether the relay is heard: without it nobody can say that she receives, or does not. */
  isConnected: z.boolean(),
  /** She is told of nothing now. */
  isQuiet: z.boolean(),
  /** Closing the window leaves the program in the tray. */
  closesToTray: z.boolean(),
})

export type DeskState = z.infer<typeof deskStateSchema>

/** Before anybody has signed in, and after. */
export const nobodyHere: DeskState = {
  language: 'pt-BR',
  isSignedIn: false,
  unread: 0,
  receiving: null,
  isConnected: false,
  isQuiet: false,
  closesToTray: false,
}

export const shellOrderSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('show-notice'), notice: noticeSchema }),
  z.object({ name: z.literal('close-notice'), noticeId: idSchema }),
  z.object({ name: z.literal('describe-desk'), desk: deskStateSchema }),
])

export type ShellOrder = z.infer<typeof shellOrderSchema>

/** What can be asked for in the tray, and is the screen's to do. */
export type TrayWish = 'receiving' | 'quiet' | 'lock'

export type ShellWish =
  | { readonly name: 'asked'; readonly of: TrayWish }
  | { readonly name: 'notice-pressed' | 'notice-acted'; readonly noticeId: string }
  /** The console could neither send nor keep what she wrote: only here it still stands. */
  | { readonly name: 'reply-left'; readonly to: NoticeReplyTarget; readonly text: string }

/** In which systems a notice can hold a field to write in. */
export function noticesTakeReplies(platform: string): boolean {
  return platform === 'win32' || platform === 'darwin'
}
