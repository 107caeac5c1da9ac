import type { schedule as ptBr } from '../pt-br/schedule.ts'

export const schedule: typeof ptBr = {
  when: {
    label: 'When',
    other: 'Another moment',
    day: 'Day',
    time: 'Time',
    today: (time) => `today, ${time}`,
    tomorrow: (time) => `tomorrow, ${time}`,
    tomorrowAlone: 'Tomorrow',
    on: (day, time) => `${day}, ${time}`,
  },
  schedule: {
    button: 'Send later',
    title: 'Send later',
    lead: (closes) =>
      `The server sends it at that time, even if this computer is off. If the citizen writes before, the reply comes back to you. WhatsApp’s window closes ${closes}.`,
    action: 'Schedule',
    quick: { 'when-open': 'When we open', 'in-1-hour': 'In 1 hour' },
    past: 'That time has passed.',
    beyondWindow: (closes) => `WhatsApp’s 24-hour window closes ${closes}: choose an earlier time.`,
    outside: 'The office is closed at that time.',
    scheduledFor: (when) => `Scheduled for ${when}`,
    wouldNotGo: (why) => `As things stand it will not go, and becomes a draft again: ${why}`,
    edit: 'Edit scheduled reply',
    notSaid: (words) => `Was not sent: ${words}`,
    notHere: 'The words of this reply are not on this computer, or were erased.',
    sendNow: 'Send it now',
    cancel: 'Cancel schedule',
    cancelOf: (name) => `Cancel schedule: ${name}`,
    queueMark: (when) => `leaves ${when}`,
  },
}
