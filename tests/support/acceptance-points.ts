/** One point of section 13 of the Cloud API reference, and the tests that hold it. */
export type AcceptancePoint = {
  readonly point: number
  /** What the reference asks for, each part with the tests that show it: a file, then titles. */
  readonly asks: Readonly<Record<string, readonly [file: string, ...titles: string[]][]>>
}

const door = 'relay/webhook-door.test.ts'
const batches = 'relay/webhook-batches.test.ts'
const kinds = 'relay/message-kinds.test.ts'
const statuses = 'relay/statuses.test.ts'
const citizens = 'relay/citizens.test.ts'
const delivery = 'relay/delivery.test.ts'
const media = 'relay/media.test.ts'
const fields = 'relay/fields.test.ts'
const changes = 'main/message-changes.test.ts'
const conversation = 'main/conversation.test.ts'

/** The least that must pass: section 13, point by point. */
export const acceptancePoints: readonly AcceptancePoint[] = [
  {
    point: 1,
    asks: {
      'handshake ok': [[door, 'the handshake > sends the challenge back, as it came']],
      'wrong token, missing parameters': [
        [door, 'the handshake > is refused for %s, and reflects nothing'],
      ],
    },
  },
  {
    point: 2,
    asks: {
      'escapes; one byte changed': [
        [door, 'the signature > is made over the bytes as they came, escapes and all'],
      ],
      'missing header; SHA-1 only': [[door, 'the signature > is refused for %s']],
      'second secret': [
        [door, 'the signature > holds for the second secret too, whatever the content type'],
      ],
    },
  },
  {
    point: 3,
    asks: {
      'entries × changes × messages and statuses': [
        [
          batches,
          'a batch > of three entries with messages, statuses and news is taken apart whole',
          'a batch > loses only the item that cannot be read, and keeps its bytes',
        ],
      ],
    },
  },
  {
    point: 4,
    asks: {
      'duplicate POST, another batch, at once': [
        [
          batches,
          'a message that WhatsApp delivers again > in the same webhook, in another batch, and all at once, is one event',
        ],
        [
          'relay/duties/retention.test.ts',
          'a webhook that is repeated after its bytes went still finds its message',
        ],
        [
          'relay/duties/erasure.test.ts',
          'a webhook that WhatsApp repeats afterwards brings nothing back, not even as bytes',
        ],
      ],
    },
  },
  {
    point: 5,
    asks: {
      'status before the send’s answer': [
        [statuses, 'those that come before the answer to our call wait for it'],
      ],
      'read before delivered': [
        [statuses, 'the furthest one stays the tick, whichever comes last'],
      ],
      'delivered after failed': [
        [statuses, 'a failed one brings its code, and a late delivered wins over it'],
      ],
    },
  },
  {
    point: 6,
    asks: {
      'username, card, phone, user_changed_user_id': [
        [
          'relay/identities.test.ts',
          'a username, then the number on a card, then in the webhook, then another id: one citizen',
        ],
        [citizens, 'a change of identity > is followed where WhatsApp tells ids only'],
      ],
    },
  },
  {
    point: 7,
    asks: {
      'sent to 13 digits, inbound with 12': [
        [citizens, 'the same citizen > is found again: %s'],
        [
          delivery,
          'a reply > to 13 digits that WhatsApp knows by 12 makes no second citizen, and the next goes to the 12',
        ],
      ],
      'landline untouched': [
        [citizens, 'two citizens > stay two: %s'],
        [delivery, 'a reply > to a landline goes to its digits as they are'],
      ],
    },
  },
  {
    point: 8,
    asks: {
      'add, remove in both forms': [[kinds, 'a message is shown as what it is > %s']],
      'change, remove, on its message': [
        [
          conversation,
          'a conversation > a reaction stands on its message, the newest one counts, and it can be taken away',
        ],
      ],
      'unknown target': [
        [conversation, 'a conversation > a reaction to a message that nobody has is still seen'],
      ],
    },
  },
  {
    point: 9,
    asks: {
      'unsupported of each subtype': [
        [kinds, 'a message is shown as what it is > every type of section %s has its case'],
      ],
      'future type; interactive without inner object': [
        [kinds, 'what this version cannot show is visible as unknown > %s'],
      ],
      'contact without a name': [[citizens, 'who wrote > without a name is nobody less: %s']],
    },
  },
  {
    point: 10,
    asks: {
      'edit of a known and an unknown message': [
        [
          changes,
          'an edited message > shows its newest words, and keeps each text that stood there before',
          'an edited message > may be edited before it arrives: until then the edit stands by itself',
        ],
      ],
      'revoke of a known and an unknown message': [
        [
          changes,
          'a deleted message > keeps its place and its words, and says when',
          'a deleted message > that nobody has is still told of',
        ],
      ],
      'echo from the phone': [
        [
          'relay/echoes.test.ts',
          'it stands in the conversation with the citizen, once, and opens no attendance',
        ],
      ],
    },
  },
  {
    point: 11,
    asks: {
      'expired address': [
        [media, "a citizen's file > whose address has expired is asked for again"],
      ],
      'wrong digest': [
        [
          media,
          "a citizen's file > whose bytes are never what was announced is damaged, until an agent asks again",
        ],
      ],
      'too large': [[media, "a citizen's file > that is too large is not kept"]],
      'hostile name': [
        ['shared/file-name.test.ts', "a stranger's file name > %s"],
        [media, "a citizen's file > is what its bytes are, not what it is called"],
      ],
      'another host': [
        [
          media,
          "a citizen's file > is not fetched from another host, and a redirect never takes the token there",
        ],
      ],
    },
  },
  {
    point: 12,
    asks: {
      'time-out, unknown, joined by callback data': [
        [
          delivery,
          'an answer of WhatsApp > that %s leaves the reply unknown, and it is never sent again',
        ],
        [statuses, 'one with our own id tells what became of a reply that was unknown'],
      ],
      '131056 backs off': [
        [delivery, 'an answer of WhatsApp > that asks to wait defers the reply: %s'],
        [
          'relay/back-off.test.ts',
          'the time until the next attempt > is 4^n seconds for the pair limit, as Meta asks',
        ],
      ],
      '131047 asks for a template': [
        [
          'relay/paced-sending.test.ts',
          'WhatsApp says that the 24 hours are over (131047) > %s: only a template may go out, until the citizen writes again',
        ],
      ],
      '190 stops the queue': [
        [
          delivery,
          'an answer that concerns the whole account > makes all replies wait, lets one ask again, and then all go',
        ],
      ],
    },
  },
  {
    point: 13,
    asks: {
      'unknown phone_number_id': [
        [batches, 'a batch > is answered with 200 and quarantined for %s'],
      ],
      'store down': [[door, 'answers 503 while the store cannot write, and takes it when it can']],
    },
  },
  {
    point: 14,
    asks: {
      'ids of templates above 2^53': [
        [fields, 'news of the account > that differ in the last digit of a large id are two'],
        [
          'relay/templates.test.ts',
          'templates through $provider > all pages are read at the start, with status, category, format and every digit',
        ],
      ],
    },
  },
  {
    point: 15,
    asks: {
      'of messages': [[kinds, 'the time of a message > is read from %s']],
      'of statuses': [[statuses, 'its time is read from %s']],
      'of fields': [[fields, 'news of the account > tell their time as %s']],
    },
  },
]
