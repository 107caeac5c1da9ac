import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

export const search = {
  search: {
    open: 'Buscar nas conversas',
    field: 'Buscar em todas as conversas',
    placeholder: 'Palavras, "uma frase", de:nome, com:foto…',
    hint: 'Acentos e maiúsculas não importam. Funciona também sem conexão.',
    results: 'Resultados',
    searching: 'Buscando…',
    count: (count: number, more: boolean) =>
      more ? `Mais de ${count} resultados` : plural(count, '1 resultado', `${count} resultados`),
    more: 'Mostrar mais',
    none: (query: string) => `Nada com “${query}” neste computador.`,
    noneFiltered: 'Nada com estes filtros neste computador.',
    noneHint: 'Tente menos palavras, ou só o começo da última.',
    noneFilteredHint: 'Tire um filtro, ou tente menos palavras.',
    nobody: {
      citizen: (name: string) => `Nenhum cidadão com “${name}” no nome, usuário ou número.`,
      agent: (name: string) => `Nenhum agente com “${name}” no nome.`,
      attended: (name: string) => `Nenhum agente com “${name}” no nome.`,
      mentions: (name: string) => `Nenhum agente com “${name}” no nome.`,
      topic: (name: string) => `Nenhum assunto com “${name}” no nome.`,
    },
    narrowed:
      'Muitos cidadãos têm esse nome: aqui estão os 50 que escreveram por último. Escreva mais do nome.',
    failed: 'A busca não funcionou.',
    arriving: (percent: number) =>
      `O histórico ainda está chegando: ${percent} %. O que falta não aparece ainda.`,
    clear: 'Limpar',
    recent: 'Buscas desta sessão',
    recentItem: (words: string) => `Buscar de novo: ${words}`,
    filters: 'Filtros',
    remove: (filter: string) => `Tirar o filtro ${filter}`,
    filter: {
      citizen: 'Cidadão',
      agent: 'Quem escreveu',
      attended: 'Quem atendeu',
      mentions: 'Menciona',
      topic: 'Assunto',
      media: 'Anexo',
      line: 'Tipo',
      days: 'Período',
    },
    /** A filter as it stands: what it is, and its value. */
    set: (filter: string, value: string) => `${filter}: ${value}`,
    /** Whoever searches, as the value of a filter. */
    myself: 'eu',
    media: {
      any: 'qualquer anexo',
      picture: 'foto',
      audio: 'áudio',
      video: 'vídeo',
      document: 'documento',
    },
    line: { message: 'mensagem', note: 'nota interna' },
    days: {
      today: 'hoje',
      yesterday: 'ontem',
      week: 'últimos 7 dias',
      month: 'últimos 30 dias',
      year: 'últimos 12 meses',
    },
    since: (day: string) => `desde ${day}`,
    until: (day: string) => `até ${day}`,
    between: (from: string, to: string) => `${from} a ${to}`,
    /** What a filter is called where it is typed. */
    typed: { citizen: 'de:', agent: 'agente:', media: 'com:', line: 'tipo:', since: 'desde:' },
    examples: {
      title: 'Também se pode escrever',
      citizen: 'de:bia — conversas com quem se chama assim, ou tem esse número',
      agent: 'agente:ana — o que Ana escreveu; atendeu:ana — o que se disse nos atendimentos dela',
      media: 'assunto:poda, com:foto, com:áudio',
      mentions:
        'menciona:eu — notas internas que mencionam você; menciona:ana, as que mencionam Ana',
      days: 'desde:2026-11-01, até:ontem',
      phrase: '"poste da rua" — as palavras juntas, nesta ordem',
    },
    note: 'Nota interna',
    byAgent: (name: string) => `${name}:`,
  },

  find: {
    label: 'Buscar nesta conversa',
    placeholder: 'Buscar nesta conversa',
    place: (place: number, count: number, more: boolean) =>
      more ? `${place} de mais de ${count}` : `${place} de ${count}`,
    none: 'Nada encontrado',
    older: 'Resultado anterior, mais antigo',
    newer: 'Resultado seguinte, mais novo',
    close: 'Fechar a busca',
  },
}
