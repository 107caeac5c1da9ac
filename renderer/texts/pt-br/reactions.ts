/** Reações com um emoji. */
export const reactions = {
  reactions: {
    react: 'Reagir',
    takeBack: (emoji: string) => `Retirar a reação ${emoji}`,
    failed: (emoji: string, why: string) =>
      `A reação ${emoji} não chegou. ${why} Reaja de novo para tentar.`,
    notTakenBack: (why: string) => `A reação não foi retirada. ${why}`,
    unknown: (emoji: string) =>
      `Não se sabe se a reação ${emoji} chegou. Reagir de novo não faz mal.`,
    unknownTakenBack: 'Não se sabe se a reação foi retirada. Repetir não faz mal.',
    names: {
      '👍': 'Joinha',
      '❤️': 'Coração',
      '😂': 'Rindo',
      '😮': 'Surpresa',
      '😢': 'Tristeza',
      '🙏': 'Mãos juntas',
      '✅': 'Feito',
      '👏': 'Palmas',
      '🎉': 'Comemoração',
      '😊': 'Sorriso',
      '🤝': 'Aperto de mãos',
      '💐': 'Flores',
    },
  },
}
