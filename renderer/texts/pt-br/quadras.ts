import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** A lista pela qual se reconhece onde o cidadão mora. */
export const quadras = {
  quadras: {
    title: 'Quadras e bairros',
    lead: 'Com esta lista o Balcão reconhece onde o cidadão mora, do jeito que ele escrever. O que não está nela fica como foi escrito.',
    empty: 'A lista está vazia: tudo fica como o cidadão escreveu.',
    emptyHint: 'Acrescente uma por uma, ou cole uma lista.',
    notFound: 'Nenhuma com este nome.',
    search: 'Procurar na lista',
    name: 'Nome',
    nameOf: (place: number) => `Nome na linha ${place}`,
    aliases: 'Outros nomes, separados por vírgula',
    aliasesOf: (name: string) => `Outros nomes de ${name}`,
    region: 'Região (opcional)',
    regionOf: (name: string) => `Região de ${name}`,
    remove: (name: string) => `Tirar ${name} da lista`,
    add: 'Nova quadra ou bairro',
    more: (count: number) => plural(count, 'Mostrar mais 1', `Mostrar mais ${count}`),
    count: (count: number) => plural(count, '1 na lista', `${count} na lista`),
    tryOut: 'Experimente: escreva como um cidadão',
    tryHint: 'Por exemplo: “504 sul alameda 2”.',
    recognised: (name: string, region: string | null) =>
      region === null ? `Reconhecida: ${name}` : `Reconhecida: ${name} (${region})`,
    rest: (rest: string) => `E mais: ${rest}`,
    unknown: 'Não é reconhecida: fica como foi escrita.',
    paste: 'Colar uma lista',
    pasteLabel: 'Uma por linha: nome; outros nomes, com vírgulas; região',
    pasteHint:
      'Células copiadas de uma planilha também servem. Nada muda para os outros até salvar.',
    pasteExample: '504 Sul; ARSE 51; Plano Diretor Sul',
    merge: 'Acrescentar à lista',
    replace: 'Substituir a lista',
    read: (added: string, changed: string, removed: string) =>
      [added, changed, removed].filter(Boolean).join(' · '),
    added: (count: number) => (count === 0 ? '' : plural(count, '1 nova', `${count} novas`)),
    changed: (count: number) =>
      count === 0 ? '' : plural(count, '1 alterada', `${count} alteradas`),
    removed: (count: number) =>
      count === 0 ? '' : plural(count, '1 retirada', `${count} retiradas`),
    nothingNew: 'Nada de novo: tudo isto já está na lista.',
    wrongLines: (count: number) =>
      plural(
        count,
        '1 linha não entrou e ficou acima:',
        `${count} linhas não entraram e ficaram acima:`,
      ),
    wrongLine: (line: number, why: string) => `Linha ${line}: ${why}`,
    moreWrong: (count: number) => plural(count, 'e mais 1', `e mais ${count}`),
    why: {
      nameless: 'falta o nome.',
      unspeakable: (name: string) => `“${name}” não tem palavra própria que se possa reconhecer.`,
      ambiguous: (name: string, other: string) =>
        `“${name}” se confunde com ${other}, que já está na lista.`,
      tooMany: 'a lista ficaria longa demais (até 1.000, e 80 mil letras ao todo).',
      tooLong: (name: string) => `“${name}…” passa de 60 letras.`,
      tooManyAliases: 'há mais de 20 outros nomes.',
      tooManyColumns: 'há colunas demais: nome, outros nomes e região.',
    },
    history: {
      added: (names: string) => `Novas: ${names}`,
      changed: (names: string) => `Alteradas: ${names}`,
      removed: (names: string) => `Retiradas: ${names}`,
      andMore: (names: string, more: number) => `${names} e mais ${more}`,
    },
  },
}
