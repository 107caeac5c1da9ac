import type { actions as ptBr } from '../pt-br/actions.ts'

export const actions: typeof ptBr = {
  actions: {
    groups: {
      attend: 'Attendance',
      write: 'Writing',
      go: 'Go to',
      open: 'Open',
      program: 'This program',
    },

    urgent: 'Attend who is most urgent',
    resolve: 'Close and attend the next one',
    claim: 'Claim this attendance',
    release: 'Return this attendance to the queue',
    transfer: 'Transfer this attendance',
    close: 'Close this attendance',
    reopen: 'Reopen this attendance',
    topic: 'Say what the attendance is about',
    forward: 'Forward to an area, or see the forwarding',

    insertCanned: 'Insert a canned reply',
    quote: 'Answer one message; again, the one before',
    suggestions: 'See replies given before to messages like this',
    react: 'React to a message with an emoji',
    record: 'Record a voice note; again, finish it',
    template: 'Choose an approved template',
    writeReply: 'Write the reply',
    writeNote: 'Write an internal note',

    next: 'Next conversation',
    previous: 'Previous conversation',
    latest: 'Newest message',
    citizen: 'Show or close who the citizen is',
    region: 'Next area of the screen',
    regionBack: 'Previous area of the screen',
    leave: 'Close, or back to the list',

    find: 'Find in the open conversation',
    search: 'Search all conversations',
    palette: 'Go to or do anything',
    help: 'Show the keyboard shortcuts',

    view: (name) => `List: ${name}`,
    theme: (name) => `Theme: ${name}`,
    density: (name) => `Density: ${name}`,
    language: (name) => `Language: ${name}`,

    lock: 'Lock now',
  },
}
