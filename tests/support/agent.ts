import { randomUUID } from 'node:crypto'
import type { CommandOf } from '../../shared/commands.ts'
import type { Attachment } from '../../shared/domain/attachment.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import type { CallResult } from '../../shared/ipc.ts'
import { PASSWORD } from './relay-accounts.ts'
import { startConsole } from './start-console.ts'
import { until } from './wait.ts'

export type TestAgent = Awaited<ReturnType<typeof startAgent>>

type Message = Extract<TimelineItem, { kind: 'message' }>

/** An agent who works at a console of her own, through the calls that the screen makes. */
export async function startAgent(login: string, relayUrl: string, dataDir?: string) {
  const console = await startConsole({
    relayUrl,
    login,
    password: PASSWORD,
    ...(dataDir === undefined ? {} : { dataDir }),
  })

  async function rows(): Promise<QueueRow[]> {
    const pages = await Promise.all(
      (['waiting', 'mine', 'team', 'closed'] as const).map((view) =>
        console.call('page-queue', { view, after: null, limit: 200 }),
      ),
    )
    return [
      ...new Map(pages.flatMap((page) => page.rows).map((r) => [r.conversationId, r])).values(),
    ]
  }

  async function open(conversationId: string): Promise<ConversationView> {
    const view = await console.call('open-conversation', { conversationId, limit: 200 })
    if (!view) throw new Error('The conversation is not in the replica.')
    return view
  }

  async function issue(conversationId: string, wish: Wish): Promise<CallResult<'issue-command'>> {
    const { attendanceId, seenSeq } = await open(conversationId)
    return console.call('issue-command', {
      command: {
        commandId: randomUUID(),
        conversationId,
        attendanceId,
        seenSeq,
        issuedAt: Date.now(),
        ...wish,
      },
    })
  }

  return {
    console,
    rows,
    open,
    /** The conversation with a citizen, as soon as it is in this console. */
    conversationWith: async (name: string): Promise<string> => {
      const found = await until(`${login} sees ${name}`, async () =>
        (await rows()).find((row) => row.citizenName === name),
      )
      return found.conversationId
    },
    messages: async (conversationId: string): Promise<Message[]> =>
      (await open(conversationId)).page.items.filter((item) => item.kind === 'message'),
    claim: (conversationId: string) => issue(conversationId, { type: 'claim-attendance' }),
    close: (conversationId: string) => issue(conversationId, { type: 'close-attendance' }),
    reply: (conversationId: string, text: string, attachment?: Attachment) =>
      issue(conversationId, {
        type: 'send-reply',
        ...(attachment && { attachment }),
        messageId: randomUUID(),
        text,
        replyTo: null,
        // The citizen may write between the look at the conversation and this.
        confirmed: true,
      }),
    stop: () => console.stop(),
  }
}

type Common = 'commandId' | 'conversationId' | 'attendanceId' | 'seenSeq' | 'issuedAt'

type Wish =
  | Omit<CommandOf<'claim-attendance'>, Common>
  | Omit<CommandOf<'close-attendance'>, Common>
  | Omit<CommandOf<'send-reply'>, Common>

/** What a message says; null for kinds without words. */
export function textOf(message: Message): string | null {
  return message.content?.kind === 'text' ? message.content.text : null
}
