import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')
const cases = (count: number) => plural(count, '1 atendimento', `${count} atendimentos`)

/** A quem vão, por regra do órgão, os atendimentos que esperam na fila. */
export const assignment = {
  assignment: {
    title: 'Distribuição de atendimentos',
    lead: 'A quem vai cada atendimento que espera. Só recebe quem não está em pausa, e só no horário de atendimento. Qualquer pessoa ainda pode assumir da fila.',
    mode: 'Como distribuir',
    modes: {
      off: 'Não distribuir',
      'round-robin': 'Em rodízio',
      'least-loaded': 'Para quem tem menos',
      'by-topic': 'Por assunto',
    },
    modeHints: {
      off: 'Cada pessoa assume da fila o que quiser.',
      'round-robin': 'Vai para quem recebeu um há mais tempo.',
      'least-loaded': 'Vai para quem tem menos atendimentos em mãos.',
      'by-topic':
        'Vai para quem cuida do assunto e tem menos em mãos. Sem assunto, ou se ninguém que cuida dele pode receber, vai para quem tem menos em toda a equipe.',
    },
    continuity:
      'Quem já atendeu o cidadão tem preferência, se estiver recebendo. O que voltou à fila não vai logo para a mesma pessoa.',
    capacity: 'Limite por pessoa',
    capacityUnit: 'atendimentos em mãos',
    capacityHint:
      'Quem chegou ao limite não recebe mais pela regra, mas ainda pode assumir ou receber de um colega.',
    capacityWrong: (most: number) => `O limite por pessoa é um número de 1 a ${most}.`,
    tooManyPeople: (most: number) => `São no máximo ${most} pessoas com limite próprio.`,
    tooManyKeepers: (most: number) => `São no máximo ${most} pessoas por assunto.`,
    people: 'Cada pessoa',
    peopleHint: 'Deixe em branco para valer o limite de todos. Com 0, não recebe nenhum.',
    ownOf: (name: string) => `Limite de ${name}`,
    ownWrong: (name: string, most: number) => `O limite de ${name} é um número de 0 a ${most}.`,
    topics: 'Quem cuida de cada assunto',
    topicsHint: 'Um assunto sem ninguém é de toda a equipe.',
    keepersOf: (topic: string) => `Quem cuida de ${topic}`,
    noTopics: 'O órgão ainda não tem assuntos.',
    everybody: 'toda a equipe',
    nobody: 'Ainda não há quem atenda.',
    summary: (mode: string, capacity: number) => `${mode}, até ${cases(capacity)} por pessoa`,
    summaryOff: 'Sem distribuição',
    summaryOwn: (name: string, capacity: number) => `${name}: ${capacity}`,
  },
  receiving: {
    /** Na lista de ações e de teclas. */
    action: 'Receber atendimentos ou ficar em pausa',
    on: (holds: number, capacity: number) => `Recebendo: ${holds}/${capacity}`,
    off: 'Em pausa',
    offAbsent: 'Em pausa por ausência',
    pause: 'Ficar em pausa: não receber novos atendimentos',
    receive: 'Receber atendimentos que esperam',
    nowOn: 'Você está recebendo atendimentos.',
    nowOff: 'Você está em pausa. O que está com você continua com você.',
    offline:
      'Sem conexão não dá para mudar isto: é o servidor que distribui. Tente quando a conexão voltar.',
    notPermitted: 'O seu acesso não permite receber atendimentos.',
    given: (name: string) => `Veio para você: ${name}`,
    givenMany: (count: number) => `Vieram para você ${cases(count)}.`,
    /** No acompanhamento. */
    teamOn: (capacity: number) => `recebendo, até ${capacity}`,
    teamFull: (capacity: number) => `recebendo, no limite de ${capacity}`,
    teamOff: 'em pausa',
  },
}
