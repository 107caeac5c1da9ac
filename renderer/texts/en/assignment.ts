import { pluralIn } from '../plural.ts'
import type { assignment as ptBr } from '../pt-br/assignment.ts'

const plural = pluralIn('en')
const cases = (count: number) => plural(count, '1 attendance', `${count} attendances`)

export const assignment: typeof ptBr = {
  assignment: {
    title: 'Assignment of attendances',
    lead: 'To whom each attendance that waits goes. Only people who are receiving get any, and only in opening hours. Anybody may still take one from the queue.',
    mode: 'How to assign',
    modes: {
      off: 'Do not assign',
      'round-robin': 'In turn',
      'least-loaded': 'To who has fewest',
      'by-topic': 'By topic',
    },
    modeHints: {
      off: 'Everybody takes from the queue what they like.',
      'round-robin': 'Goes to whoever got one longest ago.',
      'least-loaded': 'Goes to whoever has the fewest attendances in hand.',
      'by-topic':
        'Goes to whoever looks after the topic and has the fewest in hand. Without a topic, or if nobody who looks after it can receive, it goes to whoever has the fewest of the whole team.',
    },
    continuity:
      'Who attended the citizen before comes first, if receiving. What came back to the queue does not go to the same person at once.',
    capacity: 'Limit for each person',
    capacityUnit: 'attendances in hand',
    capacityHint:
      'Who has that many gets no more by the rule, but may still take one or get one from a colleague.',
    capacityWrong: (most) => `The limit for each person is a number from 1 to ${most}.`,
    tooManyPeople: (most) => `At most ${most} people have a limit of their own.`,
    tooManyKeepers: (most) => `At most ${most} people look after one topic.`,
    people: 'Each person',
    peopleHint: 'Leave it empty for the limit of all. 0: gets none.',
    ownOf: (name) => `Limit of ${name}`,
    ownWrong: (name, most) => `The limit of ${name} is a number from 0 to ${most}.`,
    topics: 'Who looks after each topic',
    topicsHint: 'A topic without anybody is the whole team’s.',
    keepersOf: (topic) => `Who looks after ${topic}`,
    noTopics: 'The organisation has no topics yet.',
    everybody: 'the whole team',
    nobody: 'Nobody attends yet.',
    summary: (mode, capacity) => `${mode}, up to ${cases(capacity)} each`,
    summaryOff: 'No assignment',
    summaryOwn: (name, capacity) => `${name}: ${capacity}`,
  },
  receiving: {
    action: 'Receive attendances or pause',
    on: (holds, capacity) => `Receiving: ${holds}/${capacity}`,
    off: 'Paused',
    offAbsent: 'Paused while away',
    pause: 'Pause: receive no new attendances',
    receive: 'Receive attendances that wait',
    nowOn: 'You are receiving attendances.',
    nowOff: 'You are paused. What you have stays with you.',
    offline:
      'Without a connection this cannot be changed: it is the server that assigns. Try when the connection is back.',
    notPermitted: 'Your account may not receive attendances.',
    given: (name) => `Came to you: ${name}`,
    givenMany: (count) => `${cases(count)} came to you.`,
    teamOn: (capacity) => `receiving, up to ${capacity}`,
    teamFull: (capacity) => `receiving, at the limit of ${capacity}`,
    teamOff: 'paused',
  },
}
