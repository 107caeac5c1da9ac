import type { CannedReplyView } from '../../../shared/ipc/canned.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { FoundCase } from '../../../shared/ipc/palette.ts'
import type { Action, Scene } from '../../actions/action.ts'
import { actions } from '../../actions/actions.ts'
import type { Chord } from '../../actions/chord.ts'
import { keysOf } from '../../actions/keys-of.ts'
import { isPossible } from '../../actions/run-action.ts'
import type { RecentCase } from '../../state/recent.ts'
import { en } from '../../texts/en.ts'
import { ptBr, type Texts } from '../../texts/pt-br.ts'
import type { Ranked } from './rank.ts'

/** Something that the palette offers. */
export type Entry = Ranked & {
  readonly id: string
  /** Says of what kind it is, beside its name. */
  readonly hint: string
  readonly keys?: readonly Chord[]
} & (
    | { readonly kind: 'action'; readonly action: Action }
    | { readonly kind: 'case'; readonly conversationId: string; readonly itemId: string | null }
    | { readonly kind: 'canned'; readonly conversationId: string; readonly replyId: string }
    | { readonly kind: 'search'; readonly words: string }
  )

/** Only what can be done now, by whoever sits here. */
export function actionEntries(scene: Scene, recent: readonly string[], texts: Texts): Entry[] {
  return actions
    .filter((action) => !action.onlyKeys && isPossible(action, scene))
    .map((action) => ({
      kind: 'action',
      id: `action-${action.id}`,
      name: action.name(texts),
      also: aliasOf(action),
      hint: texts.actions.groups[action.group],
      keys: keysOf(action),
      chosen: placeIn(recent, action.id),
      action,
    }))
}

/** Both languages' words lead there: agents type the one that comes first to mind. */
function aliasOf(action: Action): string {
  return [ptBr, en]
    .flatMap((texts) => [
      texts.actions.groups[action.group],
      action.name(texts),
      alsoIn(texts)[action.id] ?? '',
    ])
    .join(' ')
}

function alsoIn({ palette }: Texts): Readonly<Record<string, string | undefined>> {
  return palette.also
}

export function recentEntries(
  cases: readonly RecentCase[],
  openId: string | null,
  texts: Texts,
): Entry[] {
  return cases
    .filter(({ conversationId }) => conversationId !== openId)
    .map((each, place) => ({
      ...{ kind: 'case', id: `case-${each.conversationId}`, chosen: place, itemId: null },
      conversationId: each.conversationId,
      name: each.citizenName ?? texts.unnamedCitizen,
      also: each.protocol,
      hint: texts.queue.protocol(each.protocol),
    }))
}

export function caseEntries(found: readonly FoundCase[], texts: Texts): Entry[] {
  const { status } = texts.conversation
  return found.map((each) => {
    const standing =
      each.status === 'held' && each.holder
        ? status.held(each.holder.name)
        : status[each.status === 'closed' ? 'closed' : 'waiting']
    return {
      ...{ kind: 'case', id: `case-${each.conversationId}`, isFound: true, chosen: null },
      ...{ conversationId: each.conversationId, itemId: each.itemId },
      name: each.citizenName ?? texts.unnamedCitizen,
      also: `${each.protocol} ${each.phone ?? ''}`,
      hint: `${texts.queue.protocol(each.protocol)} · ${standing}`,
    }
  })
}

/** What can be put into the reply that is open. */
export function cannedEntries(
  view: ConversationView | null,
  replies: readonly CannedReplyView[],
  texts: Texts,
): Entry[] {
  if (!view?.can.reply) return []
  return replies.map(({ reply }) => ({
    ...{ kind: 'canned', id: `canned-${reply.replyId}`, chosen: null },
    ...{ conversationId: view.conversationId, replyId: reply.replyId },
    name: reply.shortcut,
    also: `${reply.text} ${reply.area ?? ''}`,
    hint: texts.palette.cannedReply,
  }))
}

/** What stands last, whatever was typed: it may have been said rather than be somebody's name. */
export function searchEntry(query: string, texts: Texts): Entry {
  const words = query.trim()
  return {
    ...{ kind: 'search', id: 'search', chosen: null, words },
    ...{ name: texts.palette.searchFor(words), hint: texts.search.open },
  }
}

/** One conversation once: where it was found stands before that it was open. */
export function withoutDoubles(entries: readonly Entry[]): Entry[] {
  const seen = new Set<string>()
  return entries.filter(({ id }) => !seen.has(id) && seen.add(id))
}

function placeIn(recent: readonly string[], id: string): number | null {
  const place = recent.indexOf(id)
  return place < 0 ? null : place
}
