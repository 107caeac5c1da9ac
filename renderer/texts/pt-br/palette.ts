import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

export const palette = {
  palette: {
    title: 'Ir para ou fazer',
    field: 'O que fazer, ou para quem ir',
    placeholder: 'Uma ação, um nome, um protocolo, uma resposta pronta…',
    list: 'O que se pode fazer',
    cannedReply: 'Resposta pronta',
    searchFor: (words: string) => `Buscar “${words}” nas mensagens`,
    found: (count: number) => plural(count, '1 opção', `${count} opções`),
    failed: 'Não foi possível procurar as conversas. As ações estão aqui.',
  },
}
