import type { entrance as ptBr } from '../pt-br/entrance.ts'

export const entrance: typeof ptBr = {
  firstRun: {
    title: 'Where is the Balcão server?',
    lead: 'Ask whoever looks after computers in your office for this address. You give it only once.',
    address: 'Server address',
    example: 'https://balcao.example.gov.br',
    connect: 'Connect',
    connecting: 'Connecting…',
    refused: {
      'not-an-address': 'That is not an address. It starts with https:// or http://.',
      unreachable:
        'Nobody answered at that address. Check the spelling, and that this computer is on the network.',
      'not-a-relay':
        'Something is at that address, but it is not a Balcão server. Check the address with your support.',
      fixed:
        'The address of this computer is set by its administrators and cannot be changed here.',
    },
  },

  signIn: {
    title: 'Good to see you',
    lead: 'Sign in to answer whoever is waiting.',
    login: 'User name',
    password: 'Password',
    showPassword: 'Show characters',
    hidePassword: 'Hide characters',
    lockedTitle: 'Balcão is locked',
    lockedLead: 'Type your password to go back to where you were. Your drafts are kept.',
    submit: 'Sign in',
    submitting: 'Signing in…',
    expired: 'Your session ended. Sign in again; your drafts are kept.',
    server: (host) => `Server: ${host}`,
    changeServer: 'Change address',
    locked: {
      previousPassword: 'Previous password',
      hint: 'With it, the data on this computer will open with the new password.',
      startAnew: 'Start anew on this computer',
      startAnewHint:
        'The old data are kept apart. Drafts and replies that have not left yet will not be sent.',
    },
    missing: 'Fill in this field.',
    refused: {
      'no-relay': 'The server address is missing.',
      'wrong-credentials': 'The user name or the password is wrong.',
      'too-many-requests': 'Too many attempts in a row. Wait a minute and try again.',
      'wrong-protocol': 'The server runs another version of Balcão. Update this program to go on.',
      unreachable:
        'The server does not answer, and you have not used Balcão on this computer yet. Without a connection only people who signed in here before can enter.',
      'offline-never':
        'The server does not answer, and this organisation lets people in only with a connection. Try when it is back: your drafts and what waits to leave are kept.',
      'offline-too-long':
        'This computer has not heard the server for too long to sign in without a connection. Connect it to your organisation’s network and sign in again: your drafts and what waits to leave are kept.',
      'clock-set-back':
        'The clock of this computer went back, and without the server nobody knows how much time has passed. Set the clock right, or sign in with a connection.',
      'replica-newer':
        'The data on this computer was written by a newer version of Balcão. Update the program to open it.',
      'replica-locked':
        'Your sign-in was accepted but does not open the data kept on this computer: the password changed.',
      'wrong-previous-password':
        'The previous password does not open the data kept on this computer either.',
    },
  },
}
