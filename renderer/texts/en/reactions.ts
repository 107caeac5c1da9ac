import type { reactions as ptBr } from '../pt-br/reactions.ts'

export const reactions: typeof ptBr = {
  reactions: {
    react: 'React',
    takeBack: (emoji) => `Take the reaction ${emoji} back`,
    failed: (emoji, why) => `The reaction ${emoji} did not arrive. ${why} React again to try.`,
    notTakenBack: (why) => `The reaction was not taken back. ${why}`,
    unknown: (emoji) =>
      `Nobody knows whether the reaction ${emoji} arrived. Reacting again does no harm.`,
    unknownTakenBack:
      'Nobody knows whether the reaction was taken back. Doing it again does no harm.',
    names: {
      '👍': 'Thumbs up',
      '❤️': 'Heart',
      '😂': 'Laughing',
      '😮': 'Surprise',
      '😢': 'Sadness',
      '🙏': 'Folded hands',
      '✅': 'Done',
      '👏': 'Applause',
      '🎉': 'Celebration',
      '😊': 'Smile',
      '🤝': 'Handshake',
      '💐': 'Flowers',
    },
  },
}
