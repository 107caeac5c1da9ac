import { pluralIn } from '../plural.ts'
import type { alerts as ptBr } from '../pt-br/alerts.ts'

const plural = pluralIn('en')

const ofTemplate = (what: string) => (about: string) => `${what}: ${about}`

export const alerts: typeof ptBr = {
  alerts: {
    title: 'Alerts about the WhatsApp account',
    open: (count) => plural(count, 'Account alerts: 1 stands', `Account alerts: ${count} stand`),
    openNone: 'Account alerts',
    see: 'See alerts',
    none: 'Nothing to mend: the account is in order.',
    standing: 'Standing',
    settled: 'Settled',
    acknowledge: 'I know of it',
    acknowledgeOf: (title) => `I know of it: ${title}`,
    unreachable: 'No connection: try again when the server answers.',
    notPermitted: 'Your profile does not allow this.',
    since: 'since',
    settledAlone: 'passed by itself',
    settledBy: (name) => `knows of it: ${name}`,
    until: (moment) => `Until ${moment}.`,
    word: (word) => `At WhatsApp: ${word}.`,
    code: (code) => `Code ${code}.`,
    severity: { grave: 'Grave', warning: 'Attention', notice: 'Notice' },
    held: {
      lead: (reason) => `Replies wait because ${reason}.`,
      rest: 'They are kept and go out by themselves. The supervisors have been told.',
      reason: {
        'token-refused': 'WhatsApp refuses the office’s account its access',
        'not-permitted': 'the office’s account lacks a permission at WhatsApp',
        payment: 'there is a payment problem in the office’s WhatsApp account',
        'account-blocked': 'WhatsApp blocked the office’s account',
        'account-disabled': 'WhatsApp disabled the office’s account',
        'account-deleted': 'the office’s WhatsApp account was deleted',
        'number-unregistered': 'the office’s number is not registered at WhatsApp',
        unreachable: 'the server cannot reach WhatsApp',
      },
      other: 'WhatsApp refused the office’s account',
    },
    kind: {
      'token-refused': () => 'WhatsApp refuses the access (token)',
      'not-permitted': () => 'A permission is missing at WhatsApp',
      payment: () => 'Payment problem at WhatsApp',
      'account-blocked': () => 'WhatsApp blocked the account',
      'account-disabled': () => 'WhatsApp disabled the account',
      'account-deleted': () => 'The account was deleted at WhatsApp',
      'number-unregistered': () => 'The number is not registered at WhatsApp',
      unreachable: () => 'The server cannot reach WhatsApp',
      'account-restricted': () => 'WhatsApp restricted the account',
      'account-violation': () => 'WhatsApp recorded a violation of its rules',
      'account-offboarded': () => 'The account left WhatsApp’s platform',
      'review-rejected': () => 'WhatsApp did not approve the account',
      'number-quality': (about) => `The number’s quality fell: ${about}`,
      'messaging-limit': () => 'The sending limit changed',
      'name-rejected': (about) => `The display name was not approved: ${about}`,
      pin: (about) => `Somebody touched the number’s PIN: ${about}`,
      'spam-limit': () => 'WhatsApp limited the number after complaints',
      'template-category': ofTemplate('A template became marketing, which costs more'),
      'template-stopped': ofTemplate('WhatsApp stopped a template'),
      'template-quality': ofTemplate('Citizens complain of a template'),
      'account-alert': () => 'WhatsApp’s notice about the account',
      'account-change': () => 'The account changed at WhatsApp',
      error: () => 'WhatsApp reported an error of the account',
    },
    todo: {
      'token-refused':
        'Nothing goes out. Make another system user’s token in WhatsApp’s dashboard, put it into WHATSAPP_TOKEN and restart the server.',
      'not-permitted':
        'Nothing goes out. In WhatsApp’s dashboard, give the system user the permissions for messaging and management, and access to this account.',
      payment: 'Nothing goes out. Check the card or the invoice in WhatsApp’s dashboard.',
      'account-blocked':
        'Nothing goes out. Read the reason in WhatsApp’s dashboard, and ask for a review if it is wrong.',
      'account-disabled':
        'Nothing goes out. Ask for a review in WhatsApp’s dashboard: an answer takes 24 to 48 h.',
      'account-deleted':
        'Nothing goes out or comes in. Talk to who administers the account in WhatsApp’s dashboard.',
      'number-unregistered': 'Nothing goes out. Register the number again in WhatsApp’s dashboard.',
      unreachable:
        'Check the server’s internet, its proxy and the address in WHATSAPP_API_URL. Replies go out by themselves once it is back.',
      'account-restricted':
        'Part of the sending is suspended. Read in WhatsApp’s dashboard what, and until when.',
      'account-violation':
        'Read in WhatsApp’s dashboard which rule it was. Repetitions lead to longer and longer blocks.',
      'account-offboarded': 'Talk to who administers the account: it has to be connected again.',
      'review-rejected': 'Read the reason in WhatsApp’s dashboard and correct the office’s data.',
      'number-quality':
        'Citizens block or report the messages. Review the marketing templates before the limit falls.',
      'messaging-limit':
        'It is how many citizens a day may be sent templates outside the 24-hour window. Replies do not count.',
      'name-rejected': 'Ask for another name in WhatsApp’s dashboard.',
      pin: 'If nobody of the office did this, change the PIN now in WhatsApp’s dashboard and check who has access.',
      'spam-limit': 'Stop the broadcasts and review what was sent: the limit passes with time.',
      'template-category':
        'Review the template’s text, or ask for a review in WhatsApp’s dashboard, before it is used again.',
      'template-stopped':
        'It cannot be chosen. Correct its text in WhatsApp’s dashboard, or use another.',
      'template-quality': 'Review its text and whom it goes to, before WhatsApp pauses it.',
      'account-alert': 'Read the details in WhatsApp’s dashboard.',
      'account-change': 'Nothing to do if the change was expected.',
      error: 'Read the details in WhatsApp’s dashboard.',
    },
  },
}
