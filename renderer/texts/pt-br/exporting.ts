import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** Um atendimento para copiar, guardar ou imprimir. */
export const exporting = {
  exporting: {
    copy: 'Copiar atendimento',
    open: 'Exportar ou imprimir…',
    openAction: 'Exportar ou imprimir o atendimento',
    copied: 'Atendimento copiado, sem as notas internas. Cole onde quiser.',
    title: 'Exportar ou imprimir o atendimento',
    withNotes: 'Incluir notas internas e o andamento que só a equipe vê',
    notesWarning: 'Com notas internas: não entregue este documento ao cidadão.',
    preview: 'Como vai ficar',
    save: 'Salvar texto',
    print: 'Imprimir ou PDF',
    cancel: 'Fechar',
    /** De um atendimento anterior, na conversa. */
    earlier: (protocol: string | null) =>
      protocol ? `Mais sobre o atendimento ${protocol}` : 'Mais sobre este atendimento',
    folded: (lines: number) => plural(lines, '1 linha recolhida', `${lines} linhas recolhidas`),
    fileName: (protocol: string) => `atendimento-${protocol}`,

    heading: (protocol: string) => `Atendimento ${protocol}`,
    citizen: (name: string) => `Cidadão: ${name}`,
    opened: (when: string) => `Aberto em: ${when}`,
    openedUnknown: 'O começo deste atendimento ainda não chegou a este computador.',
    closed: (when: string) => `Encerrado em: ${when}`,
    stillOpen: 'Em andamento',
    made: (when: string) => `Documento feito em: ${when}`,
    notesIn: 'Contém notas internas: uso só da equipe',
    covered: 'Há mensagens cobertas até confirmar quem escreve: não estão neste documento.',
    nothing: 'Nada está registrado ainda.',
    note: (words: string) => `[nota interna] ${words}`,
    edited: 'editada',
    deleted: { citizen: 'apagada pelo cidadão', agent: 'apagada no celular' },
    failed: 'não entregue',
    unknown: 'não se sabe se chegou',
    viaPhone: 'pelo celular',
    answering: (author: string, words: string) => `[em resposta a ${author}: ${words}]`,
    reacted: (name: string, emoji: string) => `[${name} reagiu com ${emoji}]`,
  },
}
