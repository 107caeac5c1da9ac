import type { diagnosis as ptBr } from '../pt-br/diagnosis.ts'

export const diagnosis: typeof ptBr = {
  diagnosis: {
    title: 'Test the connection',
    open: 'Test the connection',
    running: 'Testing each step…',
    done: 'Each step to the server, in order. The first that fails explains those after it.',
    again: 'Test again',
    report: 'Report for your support: no names, numbers, passwords or addresses of people',
    copy: 'Copy report',
    copied: 'Copied',
    names: {
      name: 'Address',
      proxy: 'Way to the server',
      tls: 'Encryption',
      'sign-in': 'Access',
      stream: 'Messages at once',
      disk: 'Disk of this computer',
    },
    verdicts: { good: 'right', look: 'attention', bad: 'failed', skipped: 'not tested' },
    codes: {
      found: 'The network knows the address of the server.',
      'no-such-name':
        'The network does not know this address. Check the cable or the Wi-Fi; if the internet works, tell your support: the name of the server does not resolve.',
      'left-to-proxy': 'The proxy of the network knows the address, and leads there.',
      'no-address': 'The address of the server is missing. Give it before signing in.',
      reached: 'The server answered.',
      unreachable:
        'Nobody answers at this address. The server may have stopped, or a firewall stands between: tell your support.',
      'proxy-failed':
        'The proxy of the network let nothing through. Ask your support to allow Balcão’s server there.',
      intercepted:
        'Something else answered in place of the server, perhaps the Wi-Fi’s sign-in page. Join the network in a browser and test again.',
      encrypted: 'The connection is encrypted, and the certificate is valid.',
      plain: 'The connection is not encrypted (http). Good enough only inside your network.',
      certificate:
        'The certificate of the server was not accepted. Check the date of this computer; if it is right, tell your support.',
      accepted: 'The server knows your session.',
      waits: 'The server waits for your user name and password.',
      expired: 'Your session has ended: sign out and in again. Your drafts are kept.',
      'other-version': 'The server runs another version of Balcão: update this program.',
      flows: 'Messages arrive in the moment in which they are written.',
      'held-back':
        'The network holds messages back. You can work, with some delay; ask your support not to buffer "text/event-stream".',
      writable: 'It can be written, and there is room.',
      'nearly-full': 'It can be written, but less than 1 GB is left. Make room.',
      'not-writable':
        'This computer cannot be written to. The disk may be full or protected: tell your support.',
      'not-tried': 'Depends on what failed before, or on somebody being signed in.',
    },
  },
}
