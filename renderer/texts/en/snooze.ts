import type { snooze as ptBr } from '../pt-br/snooze.ts'

export const snooze: typeof ptBr = {
  snooze: {
    button: 'Remind me later',
    title: 'Remind me later',
    lead: 'The attendance stays yours but leaves Mine: it stands under Put aside until that time, and then comes back to the top. If the citizen writes, it comes back at once.',
    action: 'Put aside',
    quick: {
      'open-hours': 'In 2 open hours',
      'next-day': 'On the next open day',
      'next-week': 'On Monday or right after',
    },
    past: 'That time has passed.',
    windowCloses: 'WhatsApp’s window closes before: then only an approved template can go.',
    outside: 'The office is closed at that time.',
    until: (when) => `Put aside: comes back ${when}`,
    back: (time) => `Came back at ${time}: you put it aside`,
    wake: 'Bring it back',
    dismiss: 'All right',
    section: 'Put aside',
    mark: (when) => `aside until ${when}`,
    backMark: (time) => `back at ${time}`,
  },
}
