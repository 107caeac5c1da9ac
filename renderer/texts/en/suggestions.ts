import { pluralIn } from '../plural.ts'
import type { suggestions as ptBr } from '../pt-br/suggestions.ts'

const plural = pluralIn('en')

export const suggestions: typeof ptBr = {
  suggestions: {
    title: 'Replies given before to messages like this',
    setting: 'Suggested replies',
    offered: (count) =>
      plural(
        count,
        '1 reply was given before to a message like this',
        `${count} replies were given before to messages like this`,
      ),
    given: (times, when) =>
      plural(times, `given on ${when}`, `given ${times} times, last on ${when}`),
    sameTopic: 'same topic',
    where:
      'Drafts, found on this computer. Other people’s names and numbers became fields: check everything.',
    switchOff: 'Show no more',
    switchedOff: 'Suggestions are off. They come back under Settings, Writing.',
    legend: 'Dotted: from another reply · the rest is yours',
  },
}
