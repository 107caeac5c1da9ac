import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

const conversations = (count: number) => plural(count, '1 conversa', `${count} conversas`)

export const queueFilters = {
  queueFilters: {
    title: 'Filtros da fila',
    open: 'Filtrar a fila',
    openWith: (count: number) =>
      plural(count, 'Filtrar a fila: 1 filtro em uso', `Filtrar a fila: ${count} filtros em uso`),
    inUse: 'Filtros em uso',
    failed: 'Não foi possível ler os filtros.',
    kind: {
      topic: 'Assunto',
      quadra: 'Quadra',
      agent: 'Quem atende',
      window: 'Janela de 24 h',
      unread: 'Leitura',
    },
    any: 'Qualquer',
    noTopic: 'Sem assunto',
    me: (name: string) => `${name} (você)`,
    noQuadra: 'Aparecem aqui as quadras de quem já tem cadastro.',
    agentHint: 'De quem espera ou foi encerrado, conta quem atendeu por último.',
    window: {
      closing: 'Fecha antes de reabrirmos',
      open: 'Aberta',
      closed: 'Fechada: só com modelo',
    },
    unread: 'Só com mensagens que não li',
    unreadChip: 'Não lidas',
    chip: (kind: string, value: string) => `${kind}: ${value}`,
    remove: (what: string) => `Retirar o filtro ${what}`,
    clear: 'Limpar filtros',
    leaves: (shown: number, all: number) => `${shown} de ${conversations(all)} nesta lista`,
    leavesMore: (shown: number) => `Mais de ${conversations(shown)} nesta lista`,
    hidden: (count: number) =>
      plural(count, 'Os filtros escondem 1 conversa', `Os filtros escondem ${count} conversas`),
    without: (what: string, count: number) => `Sem «${what}»: ${conversations(count)}`,
    together: 'Só juntos eles escondem todas.',
    escape: 'Esc limpa todos.',
    saved: 'Guardados por você',
    savedHint: 'Vão com você: valem em qualquer computador em que você entrar.',
    none: 'Nenhum ainda. Escolha abaixo o que quer ver e dê um nome.',
    apply: (name: string) => `Usar «${name}»`,
    view: (view: string) => `em ${view}`,
    rename: (name: string) => `Mudar o nome de «${name}»`,
    newName: 'Novo nome',
    keepName: 'Guardar nome',
    cancel: 'Cancelar',
    delete: (name: string) => `Apagar «${name}»`,
    deleted: (name: string) => `«${name}» foi apagado.`,
    renamed: (name: string) => `Agora se chama «${name}».`,
    stored: (name: string) => `«${name}» foi guardado.`,
    restored: (name: string) => `«${name}» está de volta.`,
    undo: 'Desfazer',
    choose: 'Mostrar só',
    name: 'Nome para guardar',
    nameHint: 'Guarda o que está escolhido e a lista em que você está.',
    store: 'Guardar filtro',
    nothingChosen: 'Escolha primeiro pelo menos um filtro.',
    nameMissing: 'Dê um nome ao filtro.',
    nameTaken: 'Já há um filtro com esse nome.',
    tooMany: (most: number) => `Há ${most} filtros guardados. Apague um antes.`,
    unreadMark: (count: number) => plural(count, '1 não lida', `${count} não lidas`),
  },
}
