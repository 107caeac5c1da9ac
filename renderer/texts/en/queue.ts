import { pluralIn } from '../plural.ts'
import type { queue as ptBr } from '../pt-br/queue.ts'

const plural = pluralIn('en')

export const queue: typeof ptBr = {
  queue: {
    region: 'Queue',
    views: {
      waiting: 'Waiting',
      mine: 'Mine',
      pending: 'Pending',
      team: 'Team',
      closed: 'Closed',
      unsettled: 'To check',
      snoozed: 'Put aside',
    },
    viewsLabel: 'Which conversations to show',
    list: 'Conversations',
    arrived: (count) => plural(count, '1 new', `${count} new`),
    inQueue: (count: number) => `${count} in the queue`,
    draft: 'Draft:',
    gone: 'Left this list',
    waits: (duration) => `waiting for ${duration}`,
    waitsNow: 'just arrived',
    waitsNowBrief: 'just arrived',
    waitsOutside: 'wrote out of hours',
    waitsOutsideBrief: 'out of hours',
    next: 'Attend the next',
    nobodyWaits: 'Nobody else waits for an answer now.',
    previousHolder: (name) => `before with ${name}`,
    heldBy: (name) => `with ${name}`,
    protocol: (number) => `Protocol ${number}`,
    pending: (count) => plural(count, '1 action to send', `${count} actions to send`),
    refused: (count) => plural(count, '1 not accepted', `${count} not accepted`),
    deskSaid: (words) => `Reply: ${words}`,
    empty: {
      waiting: { title: 'Nobody is waiting', hint: 'Whoever writes appears here at once.' },
      mine: {
        title: 'You are attending nobody right now',
        hint: 'Open a conversation from the queue and take it.',
      },
      pending: {
        title: 'Nothing pending',
        hint: 'Those of your conversations in which the next word is the citizen’s or an area’s stand here.',
      },
      team: {
        title: 'No attendance in progress',
        hint: 'Conversations taken by anybody in the team stand here.',
      },
      unsettled: {
        title: 'Nothing to check',
        hint: 'Replies that failed or stayed unconfirmed stand here.',
      },
      snoozed: {
        title: 'Nothing put aside',
        hint: 'What you put aside stands here until its time, and then comes back to Mine.',
      },
      closed: { title: 'Nothing closed yet', hint: 'Closed attendances stand here.' },
    },
  },

  window: {
    open: (duration) => `24-hour window: ${duration} left`,
    closesIn: (duration) => `window: ${duration}`,
    closed: 'window closed',
    templateOnly: 'by template only',
    beforeReopening: 'window closes before we reopen',
    beforeReopeningBrief: 'before we reopen',
    answerBy: (time) => `answer by ${time}`,
    answerByBrief: (time) => `by ${time}`,
    closedNow: '24-hour window closed',
    until: (time) => `Free-form replies until ${time}`,
    explanation: 'WhatsApp allows free-form replies for 24 hours after the citizen’s last message.',
  },

  hours: {
    openUntil: (time) => `Open until ${time}`,
    reopens: (because, when) =>
      because === null ? `Closed · opens ${when}` : `Closed: ${because} · opens ${when}`,
    closed: 'Closed',
  },
}
