export const emoji = {
  emoji: {
    insert: 'Inserir emoji',
    list: 'Emojis encontrados',
    /** In the sheet of keys. */
    key: 'Emoji, pelas primeiras letras do nome',
  },
}
